import * as tf from '@tensorflow/tfjs-node';
import { attend, attention, attentionWeights, type AttentionParameters } from './attention/attend';
import {
  applyFeedForward,
  feedForward,
  headSize,
  norm,
  residual,
  settingsOf,
  type FeedForward,
  type NormParameters,
  type TransformerArgs,
} from './attention/block';
import {
  featuresOf,
  isTraining,
  list,
  maskIn,
  requirePositiveInteger,
  shapeList,
  type Shape,
} from './attention/inputs';
import type { Initializer } from './attention/parameters';
import { construct } from './construct';
import type { Rest } from './options';
import type { Single } from './single-output';

export type TransformerDecoderArgs = TransformerArgs;

interface Parameters {
  readonly self: AttentionParameters;
  readonly selfNorm: NormParameters;
  readonly cross: AttentionParameters;
  readonly crossNorm: NormParameters;
  readonly feedForward: FeedForward;
  readonly feedForwardNorm: NormParameters;
}

class TransformerDecoderLayer extends tf.layers.Layer {
  static readonly className = 'TransformerDecoder';
  readonly #args: TransformerDecoderArgs;
  #parameters: Parameters | undefined;

  constructor(args: TransformerDecoderArgs) {
    super(args);
    requirePositiveInteger(args.intermediateDim, 'intermediateDim', 'TransformerDecoder');
    requirePositiveInteger(args.numHeads, 'numHeads', 'TransformerDecoder');
    this.#args = args;
    this.supportsMasking = true;
  }

  override build(inputShape: Shape | Shape[]): void {
    const [decoder, encoder] = shapeList(inputShape);
    const features = featuresOf(decoder, 'TransformerDecoder');
    const source = featuresOf(encoder, 'TransformerDecoder (its second input, the encoder output)');
    const { numHeads, intermediateDim } = this.#args;
    const keyDim = headSize(features, numHeads, 'TransformerDecoder');
    const shape = { numHeads, keyDim, valueDim: keyDim, useBias: true };
    const add = (name: string, size: number[], initializer: Initializer): tf.LayerVariable =>
      this.addWeight(name, size, 'float32', initializer);
    this.#parameters = {
      self: attention(add, 'self_attention_', shape, {
        query: features,
        value: features,
        key: features,
        output: features,
      }),
      selfNorm: norm(add, 'self_attention_norm', features),
      cross: attention(add, 'cross_attention_', shape, {
        query: features,
        value: source,
        key: source,
        output: features,
      }),
      crossNorm: norm(add, 'cross_attention_norm', features),
      feedForward: feedForward(add, features, intermediateDim),
      feedForwardNorm: norm(add, 'feedforward_norm', features),
    };
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Readonly<Record<string, unknown>>): tf.Tensor {
    return tf.tidy(() => {
      const { cross, crossNorm, feedForward: network, feedForwardNorm } = this.#built();
      const settings = settingsOf(this.#args);
      const training = isTraining(kwargs);
      const { encoder } = this.#pair(inputs);
      const attended = this.#selfAttend(inputs, training, maskIn(kwargs));
      const crossed = residual(attended, crossNorm, settings, training, x =>
        attend(
          cross,
          attentionWeights(cross, { query: x, value: encoder, key: encoder, causal: false }),
          encoder,
        ),
      );
      return residual(crossed, feedForwardNorm, settings, training, x =>
        applyFeedForward(network, x, settings),
      );
    });
  }

  /** How much each decoder position looks at each encoder position: [batch, heads, decoder steps, encoder steps]. */
  attentionScores(inputs: tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const { cross } = this.#built();
      const { encoder } = this.#pair(inputs);
      let weights: tf.Tensor | undefined;
      residual(this.#selfAttend(inputs, false), this.#built().crossNorm, settingsOf(this.#args), false, x => {
        weights = attentionWeights(cross, { query: x, value: encoder, key: encoder, causal: false });
        return attend(cross, weights, encoder);
      });
      return weights as tf.Tensor;
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(shapeList(inputShape)[0] ?? [])];
  }

  override computeMask(_inputs: tf.Tensor | tf.Tensor[], mask?: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return (Array.isArray(mask) ? (mask[0] ?? null) : (mask ?? null)) as tf.Tensor;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...settingsOf(this.#args) };
  }

  #selfAttend(inputs: tf.Tensor | tf.Tensor[], training: boolean, mask?: tf.Tensor): tf.Tensor {
    const { self, selfNorm } = this.#built();
    return residual(this.#pair(inputs).decoder, selfNorm, settingsOf(this.#args), training, x =>
      attend(self, attentionWeights(self, { query: x, value: x, key: x, mask, causal: true }), x),
    );
  }

  #pair(inputs: tf.Tensor | tf.Tensor[]): { readonly decoder: tf.Tensor; readonly encoder: tf.Tensor } {
    const [decoder, encoder] = list(inputs);
    if (!decoder || !encoder)
      throw new Error('TransformerDecoder takes two inputs: apply([decoder sequence, encoder output]).');
    return { decoder, encoder };
  }

  #built(): Parameters {
    if (!this.#parameters)
      throw new Error('TransformerDecoder: apply it to [decoder sequence, encoder output] first.');
    return this.#parameters;
  }
}
tf.serialization.registerClass(TransformerDecoderLayer);

export type { TransformerDecoderLayer };

/**
 * A Transformer decoder block (Vaswani et al. 2017, 3.1): causal self-attention, attention over the encoder's output, a feed-forward network.
 * `apply([decoder [batch, t, features], encoder [batch, s, n]])` -> [batch, t, features].
 */
export function TransformerDecoder(
  intermediateDim: number,
  numHeads: number,
  options?: Rest<TransformerDecoderArgs, 'intermediateDim' | 'numHeads'>,
): Single<TransformerDecoderLayer>;
export function TransformerDecoder(options: TransformerDecoderArgs): Single<TransformerDecoderLayer>;
export function TransformerDecoder(...args: unknown[]): Single<TransformerDecoderLayer> {
  const create = (options: TransformerDecoderArgs): TransformerDecoderLayer =>
    new TransformerDecoderLayer(options);
  return construct('TransformerDecoder', create, ['intermediateDim', 'numHeads'], args);
}
