import * as tf from '@tensorflow/tfjs-node';
import type { RecordedStep } from '../record/step';

/** At most so much data in a call, so that filling it up costs little. */
const MOST_BYTES = 2 ** 23;
const MOST_BATCHES = 64;

/**
 * How many batches there is room for in a call that XLA compiles. It compiles for a number of rows, so each call gets as
 * many, however many batches have come.
 */
export function roomFor({ batch }: RecordedStep): number {
  const bytes = batch.reduce((sum, { shape }) => sum + 4 * tf.util.sizeFromShape([...shape]), 0);
  return Math.min(MOST_BATCHES, Math.floor(MOST_BYTES / bytes));
}

/** The rows of `tensor` and zeros after them, `rows` in all. */
export function filledUp(tensor: tf.Tensor, rows: number): tf.Tensor {
  const [own = 0, ...sizes] = tensor.shape;
  if (own === rows) return tensor.clone();
  return tf.tidy(() => tf.concat([tensor, tf.zeros([rows - own, ...sizes], tensor.dtype)], 0));
}
