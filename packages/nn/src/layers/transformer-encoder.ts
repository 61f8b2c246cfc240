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
import { applyNorm, type Initializer } from './attention/parameters';
import { construct } from './construct';
import type { Rest } from './options';
import type { Single } from './single-output';

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

class TransformerEncoderLayer extends tf.layers.Layer {
  static readonly className = 'TransformerEncoder';
  readonly #args: TransformerEncoderArgs;
  #parameters: Parameters | undefined;

  constructor(args: TransformerEncoderArgs) {
    super(args);
    requirePositiveInteger(args.intermediateDim, 'intermediateDim', 'TransformerEncoder');
    requirePositiveInteger(args.numHeads, 'numHeads', 'TransformerEncoder');
    this.#args = args;
    this.supportsMasking = true;
  }

  override build(inputShape: Shape | Shape[]): void {
    const features = featuresOf(shapeList(inputShape)[0], 'TransformerEncoder');
    const { numHeads, intermediateDim } = this.#args;
    const keyDim = headSize(features, numHeads, 'TransformerEncoder');
    const add = (name: string, shape: number[], initializer: Initializer): tf.LayerVariable =>
      this.addWeight(name, shape, 'float32', initializer);
    const sizes = { query: features, value: features, key: features, output: features };
    this.#parameters = {
      attention: attention(
        add,
        'self_attention_',
        { numHeads, keyDim, valueDim: keyDim, useBias: true },
        sizes,
      ),
      attentionNorm: norm(add, 'self_attention_norm', features),
      feedForward: feedForward(add, features, intermediateDim),
      feedForwardNorm: norm(add, 'feedforward_norm', features),
    };
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Readonly<Record<string, unknown>>): tf.Tensor {
    return tf.tidy(() => {
      const { attention: weights, attentionNorm, feedForward: network, feedForwardNorm } = this.#built();
      const settings = settingsOf(this.#args);
      const training = isTraining(kwargs);
      const attended = residual(this.#only(inputs), attentionNorm, settings, training, x =>
        attend(weights, this.#weights(x, maskIn(kwargs)), x),
      );
      return residual(attended, feedForwardNorm, settings, training, x =>
        applyFeedForward(network, x, settings),
      );
    });
  }

  /** How much each position looks at each other: [batch, heads, steps, steps], every row adding up to 1. */
  attentionScores(inputs: tf.Tensor | tf.Tensor[], mask?: tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      const { normalizeFirst, layerNormEpsilon } = settingsOf(this.#args);
      const x = this.#only(inputs);
      return this.#weights(
        normalizeFirst ? applyNorm(this.#built().attentionNorm, x, layerNormEpsilon) : x,
        mask,
      );
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(shapeList(inputShape)[0] ?? [])];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {
      ...super.getConfig(),
      ...settingsOf(this.#args),
      useCausalMask: this.#args.useCausalMask ?? false,
    };
  }

  #weights(x: tf.Tensor, mask: tf.Tensor | undefined): tf.Tensor {
    const causal = this.#args.useCausalMask ?? false;
    return attentionWeights(this.#built().attention, { query: x, value: x, key: x, mask, causal });
  }

  #only(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x] = list(inputs);
    if (!x) throw new Error('TransformerEncoder takes one input, [batch, steps, features].');
    return x;
  }

  #built(): Parameters {
    if (!this.#parameters) throw new Error('TransformerEncoder: apply it to [batch, steps, features] first.');
    return this.#parameters;
  }
}
tf.serialization.registerClass(TransformerEncoderLayer);

export type { TransformerEncoderLayer };

/**
 * A Transformer encoder block (Vaswani et al. 2017, 3.1): self-attention and a feed-forward network, each with a residual connection and layer
 * normalisation. [batch, steps, features] -> the same. With `useCausalMask` it is the block of a language model.
 *
 * @example
 * layers.TransformerEncoder(256, 4, { dropout: 0.1 });
 */
export function TransformerEncoder(
  intermediateDim: number,
  numHeads: number,
  options?: Rest<TransformerEncoderArgs, 'intermediateDim' | 'numHeads'>,
): Single<TransformerEncoderLayer>;
export function TransformerEncoder(options: TransformerEncoderArgs): Single<TransformerEncoderLayer>;
export function TransformerEncoder(...args: unknown[]): Single<TransformerEncoderLayer> {
  const create = (options: TransformerEncoderArgs): TransformerEncoderLayer =>
    new TransformerEncoderLayer(options);
  return construct('TransformerEncoder', create, ['intermediateDim', 'numHeads'], args);
}
