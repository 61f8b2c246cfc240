import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import {
  attend,
  attention,
  attentionWeights,
  type AttentionInputs,
  type AttentionParameters,
} from './attention/attend';
import {
  featuresOf,
  isTraining,
  list,
  maskIn,
  requirePositiveInteger,
  shapeList,
  type Shape,
} from './attention/inputs';
import { construct } from './construct';
import type { Rest } from './options';
import type { Single } from './single-output';

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

type Kwargs = Readonly<Record<string, unknown>>;

class MultiHeadAttentionLayer extends tf.layers.Layer {
  static readonly className = 'MultiHeadAttention';
  readonly #args: MultiHeadAttentionArgs;
  #parameters: AttentionParameters | undefined;

  constructor(args: MultiHeadAttentionArgs) {
    super(args);
    requirePositiveInteger(args.numHeads, 'numHeads', 'MultiHeadAttention');
    requirePositiveInteger(args.keyDim, 'keyDim', 'MultiHeadAttention');
    this.#args = args;
    this.supportsMasking = true;
  }

  override build(inputShape: Shape | Shape[]): void {
    const { query, value, key } = roles(
      shapeList(inputShape).map(shape => featuresOf(shape, 'MultiHeadAttention')),
    );
    const { numHeads, keyDim, valueDim = keyDim, useBias = true } = this.#args;
    this.#parameters = attention(
      (name, shape, initializer) => this.addWeight(name, shape, 'float32', initializer),
      '',
      { numHeads, keyDim, valueDim, useBias },
      { query, value, key, output: query },
    );
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Kwargs): tf.Tensor {
    return tf.tidy(() => {
      const { dropout = 0 } = this.#args;
      const { parameters, given } = this.#prepare(inputs, maskIn(kwargs));
      const weights = attentionWeights(parameters, given);
      return attend(
        parameters,
        isTraining(kwargs) && dropout > 0 ? tf.dropout(weights, dropout) : weights,
        given.value,
      );
    });
  }

  /**
   * How much each query looks at each key: [batch, heads, queries, keys], every row adding up to 1.
   *
   * @param inputs what the layer is applied to: x for self-attention, or [query, value] or [query, value, key]
   */
  attentionScores(inputs: tf.Tensor | tf.Tensor[], mask?: tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      const { parameters, given } = this.#prepare(inputs, mask);
      return attentionWeights(parameters, given);
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(shapeList(inputShape)[0] ?? [])];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const {
      numHeads,
      keyDim,
      valueDim = keyDim,
      dropout = 0,
      useBias = true,
      useCausalMask = false,
    } = this.#args;
    return { ...super.getConfig(), numHeads, keyDim, valueDim, dropout, useBias, useCausalMask };
  }

  #prepare(
    inputs: tf.Tensor | tf.Tensor[],
    mask: tf.Tensor | undefined,
  ): { parameters: AttentionParameters; given: AttentionInputs } {
    const { query, value, key } = roles(list(inputs));
    if (!this.#parameters) throw new Error('MultiHeadAttention: apply it to [batch, steps, features] first.');
    // tfjs hands over the query's mask, which is also the keys' in self-attention.
    const keyMask = mask && mask.shape[1] === key.shape[1] && query === key ? mask : undefined;
    return {
      parameters: this.#parameters,
      given: { query, value, key, mask: keyMask, causal: this.#args.useCausalMask ?? false },
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

/**
 * Attention in several heads at once (Vaswani et al. 2017, 3.2.2). Apply it to x for self-attention or to [query, value] or [query, value, key]:
 * [batch, queries, features] -> [batch, queries, features].
 *
 * @example
 * const x = layers.Input([20, 64]);
 * const attended = layers.MultiHeadAttention(4, 16, { useCausalMask: true }).apply(x);
 */
export function MultiHeadAttention(
  numHeads: number,
  keyDim: number,
  options?: Rest<MultiHeadAttentionArgs, 'numHeads' | 'keyDim'>,
): Single<MultiHeadAttentionLayer>;
export function MultiHeadAttention(options: MultiHeadAttentionArgs): Single<MultiHeadAttentionLayer>;
export function MultiHeadAttention(...args: unknown[]): Single<MultiHeadAttentionLayer> {
  const create = (options: MultiHeadAttentionArgs): MultiHeadAttentionLayer =>
    new MultiHeadAttentionLayer(options);
  return construct('MultiHeadAttention', create, ['numHeads', 'keyDim'], args);
}
