import * as tf from '@tensorflow/tfjs-node';
import { Random } from '../../data/random';
import { squaredDistances } from '../../layers/radial-basis/squared-distances';
import { checked } from '../../options/refuse-unknown';
import type { TensorInput } from '../../tensors';
import { requireWhole, rowsOf } from '../rows';
import { spreadOut } from './spread-out';

export interface KMeansOptions {
  /** How many centres; at most as many as there are rows. */
  readonly clusters: number;
  /** Fixes where the centres begin. Default 0. */
  readonly seed?: number | string;
  /** How often the centres move at most. Default 100. */
  readonly maxIterations?: number;
}

export interface Clusters {
  /** float32 [clusters, features]: each is the mean of its rows. The caller disposes it. */
  readonly centers: tf.Tensor2D;
  /** The index of the nearest centre for each row. */
  readonly assignments: Int32Array;
  /** The mean distance of a row from its centre. */
  readonly meanDistance: number;
  /** How often the centres moved. */
  readonly iterations: number;
}

/**
 * Finds centres such that rows are near the one that is nearest: each is the mean of the rows that are nearest to it (Lloyd 1982). They begin
 * spread out over the data (k-means++, Arthur and Vassilvitskii 2007). Only the rows given count, so give training rows alone.
 *
 * @param x rows, [n, features], on one scale
 * @throws RangeError for more clusters than rows, and for data that is no [n, features] of finite numbers
 * @example
 * const { centers, meanDistance } = networks.kMeans(train.x, { clusters: 10, seed: 1 });
 */
export function kMeans(x: TensorInput, options: KMeansOptions): Clusters {
  const where = 'networks.kMeans';
  const names = { clusters: true, seed: true, maxIterations: true } as const;
  const { clusters, seed = 0, maxIterations = 100 } = checked(where, options, names);
  requireWhole(clusters, 1, `${where}: clusters`);
  requireWhole(maxIterations, 1, `${where}: maxIterations`);
  return tf.tidy(() => {
    const rows = rowsOf(x, where);
    if (clusters > rows.shape[0])
      throw new RangeError(
        `${where}: ${clusters} clusters of ${rows.shape[0]} rows. Ask for no more than rows.`,
      );
    return settled(rows, spreadOut(rows, clusters, new Random(seed)), maxIterations);
    // Its tensors are in an object, where `tidy` finds them.
  });
}

/** Moves centres to the means of their rows until no row changes sides. */
function settled(rows: tf.Tensor2D, first: tf.Tensor2D, most: number) {
  let [centers, iterations] = [first, 0];
  let nearest = nearestOf(rows, centers);
  for (let stays = false; !stays && iterations < most; iterations++) {
    centers = means(rows, nearest.assignments, centers);
    const next = nearestOf(rows, centers);
    stays = next.assignments.every((cluster, row) => cluster === nearest.assignments[row]);
    nearest = next;
  }
  return { centers, ...nearest, iterations };
}

function nearestOf(rows: tf.Tensor2D, centers: tf.Tensor2D) {
  const distances = squaredDistances(rows, centers);
  const assignments = tf.argMin(distances, 1).dataSync() as Int32Array;
  return { assignments, meanDistance: tf.mean(tf.sqrt(tf.min(distances, 1))).dataSync()[0] as number };
}

/** The mean of each cluster's rows; a centre without rows stays where it is. */
function means(rows: tf.Tensor2D, assignments: Int32Array, centers: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const belongs = tf.oneHot(tf.tensor1d(assignments, 'int32'), centers.shape[0], 1, 0, 'float32');
    const counts = tf.reshape(tf.sum(belongs, 0), [-1, 1]);
    const sums = tf.matMul(belongs, rows, true);
    return tf.where(tf.greater(counts, 0), tf.div(sums, tf.maximum(counts, 1)), centers) as tf.Tensor2D;
  });
}
