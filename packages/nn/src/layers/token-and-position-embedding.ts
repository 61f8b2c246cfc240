import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import type { LayerVariable } from '@tensorflow/tfjs-node';
import * as tf from '@tensorflow/tfjs-node';
import { list, requirePositiveInteger, shapeList, type Shape } from './attention/inputs';
import type { Next, Place, StepwiseLayer } from './attention/next-position';
import { factory } from './factory';
import type { Rest } from './options';
import type { Layer } from './single-output';

export interface TokenAndPositionEmbeddingArgs extends LayerArgs {
  vocabularySize: number;
  /** The longest sequence. */
  sequenceLength: number;
  embeddingDim: number;
  /** Token 0 is padding and masked in later layers. */
  maskZero?: boolean;
}

class TokenAndPositionEmbeddingLayer extends tf.layers.Layer implements StepwiseLayer {
  static readonly className = 'TokenAndPositionEmbedding';
  readonly #args: TokenAndPositionEmbeddingArgs;
  #tokens: LayerVariable | undefined;
  #positions: LayerVariable | undefined;

  constructor(args: TokenAndPositionEmbeddingArgs) {
    super(args);
    for (const name of ['vocabularySize', 'sequenceLength', 'embeddingDim'] as const) {
      requirePositiveInteger(args[name], name, 'TokenAndPositionEmbedding');
    }
    this.#args = args;
    this.supportsMasking = true;
  }

  override build(): void {
    const { vocabularySize, sequenceLength, embeddingDim } = this.#args;
    const uniform = tf.initializers.randomUniform({ minval: -0.05, maxval: 0.05 });
    this.#tokens = this.addWeight('token_embeddings', [vocabularySize, embeddingDim], 'float32', uniform);
    this.#positions = this.addWeight(
      'position_embeddings',
      [sequenceLength, embeddingDim],
      'float32',
      uniform,
    );
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [ids] = list(inputs);
      const [batch = 1, steps = 1] = ids?.shape ?? [];
      const { sequenceLength, embeddingDim } = this.#args;
      if (!ids || !this.#tokens || !this.#positions || ids.rank !== 2 || steps > sequenceLength) {
        throw new Error(
          `TokenAndPositionEmbedding takes [batch, steps] with at most ${sequenceLength} steps, got [${ids?.shape.join(', ') ?? ''}].`,
        );
      }
      const flat = tf.cast(tf.reshape(ids, [batch * steps]), 'int32');
      const tokens = tf.reshape(tf.gather(this.#tokens.read(), flat), [batch, steps, embeddingDim]);
      return tf.add(tokens, tf.slice(this.#positions.read(), [0, 0], [steps, embeddingDim]));
    });
  }

  /** The longest sequence. */
  get sequenceLength(): number {
    return this.#args.sequenceLength;
  }

  cacheShapes(length: number): number[][] | undefined {
    return length <= this.#args.sequenceLength ? [] : undefined;
  }

  callWithCache(id: tf.Tensor, cache: readonly tf.Tensor[], { position }: Place): Next {
    if (!this.#tokens || !this.#positions) throw new Error('TokenAndPositionEmbedding: apply it first.');
    const row = (table: LayerVariable, at: tf.Tensor) =>
      tf.reshape(tf.gather(table.read(), tf.cast(tf.reshape(at, [1]), 'int32')), [1, 1, -1]);
    return { output: tf.add(row(this.#tokens, id), row(this.#positions, position)), cache };
  }

  override computeMask(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    // tfjs takes null for "no mask", which its types leave out.
    if (!this.#args.maskZero) return null as unknown as tf.Tensor;
    return tf.notEqual(list(inputs)[0] as tf.Tensor, 0);
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(shapeList(inputShape)[0] ?? []), this.#args.embeddingDim];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { vocabularySize, sequenceLength, embeddingDim, maskZero = false } = this.#args;
    return { ...super.getConfig(), vocabularySize, sequenceLength, embeddingDim, maskZero };
  }
}
tf.serialization.registerClass(TokenAndPositionEmbeddingLayer);

export type { TokenAndPositionEmbeddingLayer };

interface TokenAndPositionEmbeddingFactory {
  (
    vocabularySize: number,
    sequenceLength: number,
    embeddingDim: number,
    options?: Rest<TokenAndPositionEmbeddingArgs, 'vocabularySize' | 'sequenceLength' | 'embeddingDim'>,
  ): Layer<TokenAndPositionEmbeddingLayer>;
  (options: TokenAndPositionEmbeddingArgs): Layer<TokenAndPositionEmbeddingLayer>;
}

/**
 * The sum of a learnt vector for each token and a learnt vector for each position. [batch, steps] int -> [batch, steps, embeddingDim].
 *
 * @defaults maskZero: false
 * @example
 * layers.TokenAndPositionEmbedding(5000, 40, 64); // [batch, 40] of tokens 0 to 4999 -> [batch, 40, 64]
 */
export const TokenAndPositionEmbedding: TokenAndPositionEmbeddingFactory = factory(
  TokenAndPositionEmbeddingLayer,
  ['vocabularySize', 'sequenceLength', 'embeddingDim'],
);
