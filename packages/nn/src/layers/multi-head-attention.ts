import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import {
  attend,
  attendNext,
  attention,
  attentionWeights,
  cacheShapesOf,
  type AttentionInputs,
  type AttentionParameters,
} from './attention/attend';
import { AttentionLayer } from './attention/attention-layer';
import { featuresOf, isTraining, list, type Kwargs, type Shape } from './attention/inputs';
import { allOf, paddingMask } from './attention/masks';
import type { Next, Place, StepwiseLayer } from './attention/next-position';
import type { AddWeight } from './attention/parameters';
import { factory } from './factory';
import type { Rest } from './options';
import type { Layer } from './single-output';

export interface MultiHeadAttentionArgs extends LayerArgs {
  numHeads: number;
  /** Size of each head for query and key. */
  keyDim: number;
  /** Size of each head for value; `keyDim` unless given. */
  valueDim?: number;
  /** Share of attention weights that training sets to 0. */
  dropout?: number;
  useBias?: boolean;
  /** Lets each position see itself and those before it only. */
  useCausalMask?: boolean;
}

class MultiHeadAttentionLayer
  extends AttentionLayer<MultiHeadAttentionArgs, AttentionParameters>
  implements StepwiseLayer
{
  static readonly className = 'MultiHeadAttention';
  protected readonly takes = 'x, [query, value] or [query, value, key]';

  constructor(args: MultiHeadAttentionArgs) {
    const { numHeads, keyDim, valueDim = keyDim } = args;
    super(args, { numHeads, keyDim, valueDim });
  }

  protected createParameters(shapes: readonly Shape[], add: AddWeight): AttentionParameters {
    const { query, value, key } = roles(shapes.map(shape => featuresOf(shape, 'MultiHeadAttention')));
    const { numHeads, keyDim, valueDim = keyDim, useBias = true } = this.args;
    return attention(add, '', { numHeads, keyDim, valueDim, useBias }, { query, value, key, output: query });
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Kwargs): tf.Tensor {
    return tf.tidy(() => {
      const { dropout = 0 } = this.args;
      const given = this.#given(list(inputs), kwargs);
      const weights = attentionWeights(this.parameters, given);
      return attend(
        this.parameters,
        isTraining(kwargs) && dropout > 0 ? tf.dropout(weights, dropout) : weights,
        given.value,
      );
    });
  }

  cacheShapes(length: number): number[][] | undefined {
    return this.args.useCausalMask ? cacheShapesOf(this.parameters, length) : undefined;
  }

  callWithCache(x: tf.Tensor, cache: readonly tf.Tensor[], place: Place): Next {
    return attendNext(this.parameters, x, cache, place);
  }

  /**
   * How much each query looks at each key: [batch, heads, queries, keys], every row adding up to 1.
   *
   * @param inputs what the layer is applied to: x for self-attention, or [query, value] or [query, value, key]
   * @param mask [batch, keys], false where there is only padding; unless given, the mask that the inputs carry
   */
  attentionScores(inputs: tf.Tensor | tf.Tensor[], mask?: tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      const given = this.#given(list(inputs), {});
      return attentionWeights(this.parameters, mask ? { ...given, mask } : given);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const {
      numHeads,
      keyDim,
      valueDim = keyDim,
      dropout = 0,
      useBias = true,
      useCausalMask = false,
    } = this.args;
    return { ...super.getConfig(), numHeads, keyDim, valueDim, dropout, useBias, useCausalMask };
  }

  /** The mask of what is looked at: x itself, or value and key. */
  #given(inputs: readonly tf.Tensor[], kwargs: Kwargs): AttentionInputs {
    const lookedAt = inputs.length === 1 ? [0] : [1, 2];
    return {
      ...roles(inputs),
      mask: allOf(lookedAt.map(index => paddingMask(inputs, index, kwargs))),
      causal: this.args.useCausalMask ?? false,
    };
  }
}
tf.serialization.registerClass(MultiHeadAttentionLayer);

/** x; query and value; or query, value and key. */
function roles<T>([query, value, key]: readonly T[]): {
  readonly query: T;
  readonly value: T;
  readonly key: T;
} {
  if (query === undefined)
    throw new Error('MultiHeadAttention takes x, [query, value] or [query, value, key].');
  return { query, value: value ?? query, key: key ?? value ?? query };
}

export type { MultiHeadAttentionLayer };

interface MultiHeadAttentionFactory {
  (
    numHeads: number,
    keyDim: number,
    options?: Rest<MultiHeadAttentionArgs, 'numHeads' | 'keyDim'>,
  ): Layer<MultiHeadAttentionLayer>;
  (options: MultiHeadAttentionArgs): Layer<MultiHeadAttentionLayer>;
}

/**
 * Attention in several heads at once (Vaswani et al. 2017, 3.2.2). Apply it to x for self-attention or to [query, value] or [query, value, key]:
 * [batch, queries, features] -> [batch, queries, features]. Padding that is masked is not looked at.
 *
 * @example
 * const x = layers.Input([20, 64]);
 * const attended = layers.MultiHeadAttention(4, 16, { useCausalMask: true }).apply(x);
 */
export const MultiHeadAttention: MultiHeadAttentionFactory = factory(MultiHeadAttentionLayer, [
  'numHeads',
  'keyDim',
]);
