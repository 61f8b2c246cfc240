import * as tf from '@tensorflow/tfjs-node';
import { attend, attention, attentionWeights, type AttentionParameters } from './attention/attend';
import { AttentionLayer } from './attention/attention-layer';
import {
  applyFeedForward,
  feedForward,
  headsOf,
  norm,
  residual,
  settingsOf,
  type BlockFactory,
  type FeedForward,
  type NormParameters,
  type TransformerArgs,
} from './attention/block';
import { featuresOf, isTraining, list, type Kwargs, type Shape } from './attention/inputs';
import { paddingMask } from './attention/masks';
import { applyNorm, type AddWeight } from './attention/parameters';
import { factory } from './factory';

export type TransformerDecoderArgs = TransformerArgs;

interface Parameters {
  readonly self: AttentionParameters;
  readonly selfNorm: NormParameters;
  readonly cross: AttentionParameters;
  readonly crossNorm: NormParameters;
  readonly feedForward: FeedForward;
  readonly feedForwardNorm: NormParameters;
}

class TransformerDecoderLayer extends AttentionLayer<TransformerDecoderArgs, Parameters> {
  static readonly className = 'TransformerDecoder';
  protected readonly takes = '[decoder sequence, encoder output]';

  constructor(args: TransformerDecoderArgs) {
    super(args, { intermediateDim: args.intermediateDim, numHeads: args.numHeads });
  }

  protected createParameters([decoder, encoder]: readonly Shape[], add: AddWeight): Parameters {
    const features = featuresOf(decoder, 'TransformerDecoder');
    const source = featuresOf(encoder, 'TransformerDecoder (its second input, the encoder output)');
    const heads = headsOf(features, this.args.numHeads, 'TransformerDecoder');
    const own = { query: features, value: features, key: features, output: features };
    return {
      self: attention(add, 'self_attention_', heads, own),
      selfNorm: norm(add, 'self_attention_norm', features),
      cross: attention(add, 'cross_attention_', heads, { ...own, value: source, key: source }),
      crossNorm: norm(add, 'cross_attention_norm', features),
      feedForward: feedForward(add, features, this.args.intermediateDim),
      feedForwardNorm: norm(add, 'feedforward_norm', features),
    };
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Kwargs): tf.Tensor {
    return tf.tidy(() => {
      const { cross, crossNorm, feedForward: network, feedForwardNorm } = this.parameters;
      const settings = settingsOf(this.args);
      const training = isTraining(kwargs);
      const [decoder, encoder] = pair(inputs);
      const mask = paddingMask([decoder, encoder], 1, kwargs);
      const attended = this.#selfAttend(decoder, paddingMask([decoder], 0, kwargs), training);
      const crossed = residual(attended, crossNorm, settings, training, x =>
        attend(cross, this.#weights(x, encoder, mask), encoder),
      );
      return residual(crossed, feedForwardNorm, settings, training, x =>
        applyFeedForward(network, x, settings),
      );
    });
  }

  /**
   * How much each decoder position looks at each encoder position: [batch, heads, decoder steps, encoder steps].
   *
   * @param mask [batch, encoder steps], false where the source has only padding; unless given, the mask that the encoder output carries
   */
  attentionScores(inputs: tf.Tensor[], mask?: tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      const { normalizeFirst, layerNormEpsilon } = settingsOf(this.args);
      const [decoder, encoder] = pair(inputs);
      const x = this.#selfAttend(decoder, paddingMask([decoder], 0), false);
      const asking = normalizeFirst ? applyNorm(this.parameters.crossNorm, x, layerNormEpsilon) : x;
      return this.#weights(asking, encoder, mask ?? paddingMask([encoder], 0));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...settingsOf(this.args) };
  }

  #selfAttend(decoder: tf.Tensor, mask: tf.Tensor | undefined, training: boolean): tf.Tensor {
    const { self, selfNorm } = this.parameters;
    return residual(decoder, selfNorm, settingsOf(this.args), training, x =>
      attend(self, attentionWeights(self, { query: x, value: x, key: x, mask, causal: true }), x),
    );
  }

  #weights(query: tf.Tensor, encoder: tf.Tensor, mask: tf.Tensor | undefined): tf.Tensor {
    return attentionWeights(this.parameters.cross, {
      query,
      value: encoder,
      key: encoder,
      mask,
      causal: false,
    });
  }
}
tf.serialization.registerClass(TransformerDecoderLayer);

function pair(inputs: tf.Tensor | tf.Tensor[]): readonly [decoder: tf.Tensor, encoder: tf.Tensor] {
  const [decoder, encoder] = list(inputs);
  if (!decoder || !encoder)
    throw new Error('TransformerDecoder takes two inputs: apply([decoder sequence, encoder output]).');
  return [decoder, encoder];
}

export type { TransformerDecoderLayer };

/**
 * A Transformer decoder block (Vaswani et al. 2017, 3.1): causal self-attention, attention over the encoder's output, a feed-forward network.
 * `apply([decoder [batch, t, features], encoder [batch, s, n]])` -> [batch, t, features]. Padding that is masked in either input is not
 * looked at.
 *
 * @example
 * const source = layers.Input({ shape: [10, 64] });
 * const target = layers.Input({ shape: [8, 64] });
 * const written = layers.TransformerDecoder(256, 4).apply([target, layers.TransformerEncoder(256, 4).apply(source)]);
 */
export const TransformerDecoder: BlockFactory<TransformerDecoderArgs, TransformerDecoderLayer> = factory(
  TransformerDecoderLayer,
  ['intermediateDim', 'numHeads'],
);
