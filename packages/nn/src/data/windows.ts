import { checked } from '../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';

export interface WindowOptions {
  /** Steps that the model sees. */
  readonly length: number;
  /** How many steps after the window the target lies. Default 1: the next one. */
  readonly horizon?: number;
  /** Steps between the beginnings of two windows. Default 1. */
  readonly stride?: number;
}

/**
 * Cuts a series into overlapping windows and the value that follows each: inputs float32 [n, length, 1], targets
 * float32 [n, 1].
 *
 * @throws RangeError when the series is shorter than one window and its target
 * @example
 * const { inputs, targets } = datasets.windows([1, 2, 3, 4], { length: 2 });   // [[1, 2], [2, 3]] and [3, 4]
 */
export function windows(
  series: ArrayLike<number>,
  options: WindowOptions,
): { inputs: tf.Tensor3D; targets: tf.Tensor2D } {
  const {
    length,
    horizon = 1,
    stride = 1,
  } = checked('datasets.windows', options, { length: true, horizon: true, stride: true });
  const values = Array.from(series);
  const count = Math.floor((values.length - length - horizon) / stride) + 1;
  if (count < 1) {
    throw new RangeError(
      `A series of ${values.length} values has no window of ${length} with a target ${horizon} later.`,
    );
  }
  const starts = Array.from({ length: count }, (_, i) => i * stride);
  return {
    inputs: tf.tensor3d(
      starts.flatMap(start => values.slice(start, start + length)),
      [count, length, 1],
    ),
    targets: tf.tensor2d(
      starts.map(start => values[start + length + horizon - 1] as number),
      [count, 1],
    ),
  };
}
