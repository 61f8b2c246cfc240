import * as tf from '@tensorflow/tfjs-node';
import {
  attend,
  attendNext,
  attention,
  attentionWeights,
  cacheShapesOf,
  type AttentionParameters,
} from './attention/attend';
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
import type { Next, Place, StepwiseLayer } from './attention/next-position';
import { applyNorm, type AddWeight } from './attention/parameters';
import { factory } from './factory';

export interface TransformerEncoderArgs extends TransformerArgs {
  /** Lets each position see itself and those before it only: a decoder-only language model. */
  useCausalMask?: boolean;
}

interface Parameters {
  readonly attention: AttentionParameters;
  readonly attentionNorm: NormParameters;
  readonly feedForward: FeedForward;
  readonly feedForwardNorm: NormParameters;
}

class TransformerEncoderLayer
  extends AttentionLayer<TransformerEncoderArgs, Parameters>
  implements StepwiseLayer
{
  static readonly className = 'TransformerEncoder';
  protected readonly takes = '[batch, steps, features]';

  constructor(args: TransformerEncoderArgs) {
    super(args, { intermediateDim: args.intermediateDim, numHeads: args.numHeads });
  }

  protected createParameters([shape]: readonly Shape[], add: AddWeight): Parameters {
    const features = featuresOf(shape, 'TransformerEncoder');
    const heads = headsOf(features, this.args.numHeads, 'TransformerEncoder');
    const sizes = { query: features, value: features, key: features, output: features };
    return {
      attention: attention(add, 'self_attention_', heads, sizes),
      attentionNorm: norm(add, 'self_attention_norm', features),
      feedForward: feedForward(add, features, this.args.intermediateDim),
      feedForwardNorm: norm(add, 'feedforward_norm', features),
    };
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Kwargs): tf.Tensor {
    return tf.tidy(() => {
      const { attention: heads, attentionNorm, feedForward: network, feedForwardNorm } = this.parameters;
      const settings = settingsOf(this.args);
      const training = isTraining(kwargs);
      const mask = paddingMask(list(inputs), 0, kwargs);
      const attended = residual(only(inputs), attentionNorm, settings, training, x =>
        attend(heads, this.#weights(x, mask), x),
      );
      return residual(attended, feedForwardNorm, settings, training, x =>
        applyFeedForward(network, x, settings),
      );
    });
  }

  cacheShapes(length: number): number[][] | undefined {
    return this.args.useCausalMask ? cacheShapesOf(this.parameters.attention, length) : undefined;
  }

  callWithCache(x: tf.Tensor, cache: readonly tf.Tensor[], place: Place): Next {
    const { attention: heads, attentionNorm, feedForward: network, feedForwardNorm } = this.parameters;
    const settings = settingsOf(this.args);
    let kept = cache;
    const attended = residual(x, attentionNorm, settings, false, seen => {
      const next = attendNext(heads, seen, cache, place);
      kept = next.cache;
      return next.output;
    });
    const output = residual(attended, feedForwardNorm, settings, false, seen =>
      applyFeedForward(network, seen, settings),
    );
    return { output, cache: kept };
  }

  /**
   * How much each position looks at each other: [batch, heads, steps, steps], every row adding up to 1.
   *
   * @param mask [batch, steps], false where there is only padding; unless given, the mask that the input carries
   */
  attentionScores(inputs: tf.Tensor | tf.Tensor[], mask?: tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      const { normalizeFirst, layerNormEpsilon } = settingsOf(this.args);
      const x = only(inputs);
      const seen = normalizeFirst ? applyNorm(this.parameters.attentionNorm, x, layerNormEpsilon) : x;
      return this.#weights(seen, mask ?? paddingMask([x], 0));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { useCausalMask = false } = this.args;
    return { ...super.getConfig(), ...settingsOf(this.args), useCausalMask };
  }

  #weights(x: tf.Tensor, mask: tf.Tensor | undefined): tf.Tensor {
    const causal = this.args.useCausalMask ?? false;
    return attentionWeights(this.parameters.attention, { query: x, value: x, key: x, mask, causal });
  }
}
tf.serialization.registerClass(TransformerEncoderLayer);

function only(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
  const [x, ...others] = list(inputs);
  if (!x || others.length > 0)
    throw new Error('TransformerEncoder takes one input, [batch, steps, features].');
  return x;
}

export type { TransformerEncoderLayer };

/**
 * A Transformer encoder block (Vaswani et al. 2017, 3.1): self-attention and a feed-forward network, each with a residual connection and layer
 * normalisation. [batch, steps, features] -> the same. Padding that is masked is not looked at. With `useCausalMask` it is the block of a
 * language model.
 *
 * @example
 * layers.TransformerEncoder(256, 4, { dropout: 0.1 });
 */
export const TransformerEncoder: BlockFactory<TransformerEncoderArgs, TransformerEncoderLayer> = factory(
  TransformerEncoderLayer,
  ['intermediateDim', 'numHeads'],
);
