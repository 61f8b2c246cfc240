import * as tf from '@tensorflow/tfjs-node';
import type { Random } from '../../data/random';
import { squaredDistances } from '../../layers/radial-basis/squared-distances';

/**
 * Rows to begin k-means with: the first at random, each further one with a chance that grows with its squared distance from those there
 * are (k-means++).
 */
export function spreadOut(rows: tf.Tensor2D, count: number, random: Random): tf.Tensor2D {
  const chosen = [random.integer(0, rows.shape[0] - 1)];
  let nearest = distancesFrom(rows, chosen[0] as number);
  while (chosen.length < count) {
    const next = drawn(nearest, random);
    chosen.push(next);
    const distances = distancesFrom(rows, next);
    nearest = nearest.map((distance, row) => Math.min(distance, distances[row] as number));
  }
  return tf.gather(rows, tf.tensor1d(chosen, 'int32'));
}

const distancesFrom = (rows: tf.Tensor2D, row: number): Float32Array =>
  tf.tidy(() => squaredDistances(rows, tf.slice(rows, [row, 0], [1, -1]))).dataSync() as Float32Array;

/** The index of a weight, drawn in proportion to it; any where all are 0. */
function drawn(weights: Float32Array, random: Random): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return random.integer(0, weights.length - 1);
  let left = random.next() * total;
  const found = weights.findIndex(weight => (left -= weight) < 0);
  return found >= 0 ? found : weights.length - 1;
}
