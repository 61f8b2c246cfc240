import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, shapeList, type Shape } from '../attention/inputs';
import { factory } from '../factory';
import type { Layer } from '../single-output';

export type GraphPool = 'mean' | 'sum' | 'max';

export interface GraphPoolingArgs extends LayerArgs {
  /** 'mean' unless given. */
  pool?: GraphPool;
}

/** Below every feature, so that padding is never the greatest. */
const LOWEST = -1e30;

type Pool = (x: tf.Tensor, real: tf.Tensor) => tf.Tensor;

const pools: Readonly<Record<GraphPool, Pool>> = {
  sum: (x, real) => tf.sum(tf.mul(x, real), 1),
  mean: (x, real) => tf.div(tf.sum(tf.mul(x, real), 1), tf.maximum(tf.sum(real, 1), 1)),
  max: (x, real) => tf.max(tf.add(tf.mul(x, real), tf.mul(tf.sub(1, real), LOWEST)), 1),
};

class GraphPoolingLayer extends tf.layers.Layer {
  static readonly className = 'GraphPooling';
  readonly #pool: GraphPool;

  constructor(args: GraphPoolingArgs = {}) {
    super(args);
    this.#pool = args.pool ?? 'mean';
    if (!Object.hasOwn(pools, this.#pool))
      throw new RangeError(
        `layers.GraphPooling: pool must be ${Object.keys(pools).join(', ')}, got ${String(args.pool)}.`,
      );
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x, mask] = list(inputs) as [tf.Tensor, tf.Tensor?];
      const real = mask
        ? tf.reshape(tf.cast(mask, 'float32'), [-1, x.shape[1] ?? 1, 1])
        : tf.ones([1, x.shape[1] ?? 1, 1]);
      return pools[this.#pool](x, real);
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [features = [], mask] = shapeList(inputShape);
    if (features.length === 3 && (!mask || mask.length === 2))
      return [features[0] ?? null, features[2] ?? null];
    throw new Error(
      `layers.GraphPooling takes the features of nodes, [batch, nodes, features], or those and which nodes are real, [batch, nodes], got ${String(inputShape)}.`,
    );
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), pool: this.#pool };
  }
}
tf.serialization.registerClass(GraphPoolingLayer);

export type { GraphPoolingLayer };

/**
 * One row of features for each graph: the mean, sum or greatest over its nodes. Apply it to [batch, nodes, features], or where graphs are padded to
 * the same size, to that and a mask [batch, nodes], 1 for a node and 0 for padding, which `networks.graphs.batch` gives. [batch, features] comes out.
 *
 * @example
 * const pooled = layers.GraphPooling({ pool: 'sum' }).apply([hidden, mask]);
 */
export const GraphPooling: (options?: GraphPoolingArgs) => Layer<GraphPoolingLayer> =
  factory(GraphPoolingLayer);
