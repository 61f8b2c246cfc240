import * as tf from '@tensorflow/tfjs-node';
import type { Random } from '../../data/random';

/**
 * How many batches an epoch has. Rows that do not fill one are left out.
 *
 * @throws RangeError for a batch that no data fills
 */
export function stepsIn({ shape: [count = 0] }: tf.Tensor, batchSize: number, where: string): number {
  if (Number.isInteger(batchSize) && batchSize >= 1 && batchSize <= count)
    return Math.floor(count / batchSize);
  throw new RangeError(
    `${where}: batchSize must be a whole number from 1 to ${count}, the number of samples, got ${batchSize}.`,
  );
}

/** The indices of all samples in a new order. */
export const shuffledRows = ({ shape: [count = 0] }: tf.Tensor, random: Random): number[] =>
  random.shuffled(Array.from({ length: count }, (_, i) => i));

/** Batch `i` of samples in an order. */
export const batchOf = (x: tf.Tensor, order: readonly number[], i: number, size: number): tf.Tensor =>
  tf.gather(x, tf.tensor1d(order.slice(i * size, (i + 1) * size), 'int32'));

/** Standard normal numbers, [count, features]. */
export function normalNoise(random: Random, count: number, features: number): tf.Tensor2D {
  const values = Float32Array.from({ length: count * features }, () => random.normal());
  return tf.tensor2d(values, [count, features]);
}
