import { checked } from '../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import { Random } from './random';

export interface SplitOptions {
  /** Fixes which rows are held out, and the order of all rows. Default 0. */
  readonly seed?: number | string;
  /** The share of rows held out for the test, between 0 and 1. Default 0.2. */
  readonly testShare?: number;
}

export interface SplitIndices {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Inputs and targets of the same number of rows. */
export type Examples<X extends tf.Tensor, Y extends tf.Tensor> = { readonly x: X; readonly y: Y };

export type TrainTest<X extends tf.Tensor, Y extends tf.Tensor> = {
  readonly train: Examples<X, Y>;
  readonly test: Examples<X, Y>;
};

/**
 * Shuffles the rows 0 ... count - 1 and holds out a share of them. With `classes` (one whole number per row) each
 * class keeps its proportion in both parts.
 *
 * @throws RangeError when a part would be empty
 */
export function splitIndices(
  count: number,
  options: SplitOptions = {},
  classes?: ArrayLike<number>,
): SplitIndices {
  const { seed = 0, testShare = 0.2 } = options;
  if (!(testShare > 0 && testShare < 1)) {
    throw new RangeError(`testShare is ${testShare}; expected a share between 0 and 1, such as 0.2.`);
  }
  const rows = new Random(seed).shuffled(Array.from({ length: count }, (_, row) => row));
  const groups = groupRows(rows, classes);
  const held = new Set(
    [...groups.values()].flatMap(group => group.slice(0, Math.round(group.length * testShare))),
  );
  const train = Int32Array.from(rows.filter(row => !held.has(row)));
  const test = Int32Array.from(rows.filter(row => held.has(row)));
  if (train.length === 0 || test.length === 0) {
    throw new RangeError(
      `testShare ${testShare} of ${count} rows leaves ${train.length} to train and ${test.length} to test.`,
    );
  }
  return { train, test };
}

function groupRows(rows: readonly number[], classes?: ArrayLike<number>): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const key = classes?.[row] ?? 0;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** The rows of `x` and `y` that `indices` names, as new tensors. */
export function take<X extends tf.Tensor, Y extends tf.Tensor>(
  x: X,
  y: Y,
  indices: Int32Array,
): Examples<X, Y> {
  return tf.tidy(() => {
    const rows = tf.tensor1d(indices, 'int32');
    return { x: tf.gather(x, rows), y: tf.gather(y, rows) };
  });
}

type RowOptions = SplitOptions & { readonly classes?: ArrayLike<number> };

/** Splits two tensors of the same number of rows into `train` and `test`; the inputs stay the caller's to dispose. */
export function trainTestSplit<X extends tf.Tensor, Y extends tf.Tensor>(
  x: X,
  y: Y,
  options: RowOptions = {},
): TrainTest<X, Y> {
  return splitRows(
    x,
    y,
    checked('datasets.trainTestSplit', options, { seed: true, testShare: true, classes: true }),
  );
}

/** `trainTestSplit` for the data sets of this library, which have options of their own beside. */
export function splitRows<X extends tf.Tensor, Y extends tf.Tensor>(
  x: X,
  y: Y,
  options: RowOptions,
): TrainTest<X, Y> {
  const [rows = 0] = x.shape;
  if (rows !== y.shape[0]) {
    throw new RangeError(
      `trainTestSplit: x has ${rows} rows and y has ${y.shape[0]}; expected as many targets as inputs.`,
    );
  }
  const { train, test } = splitIndices(rows, options, options.classes);
  return { train: take(x, y, train), test: take(x, y, test) };
}
