import * as tf from '@tensorflow/tfjs-node';

/** One number per example: an array, a typed array or a tensor of shape [n] or [n, 1]. */
export type Vector = ArrayLike<number> | tf.Tensor;

/** One row of scores per example: nested arrays or a tensor [n, classes]. */
export type Matrix = readonly ArrayLike<number>[] | tf.Tensor;

/**
 * The numbers of a vector.
 *
 * @throws TypeError when it is a tensor of another shape, or holds NaN
 */
export function toVector(values: Vector, name: string): ArrayLike<number> {
  if (values instanceof tf.Tensor && values.size !== values.shape[0]) {
    throw new TypeError(
      `${name} has shape [${values.shape}]; expected one number per example, [n] or [n, 1].`,
    );
  }
  const numbers = values instanceof tf.Tensor ? values.dataSync() : values;
  const bad = Array.prototype.findIndex.call(
    numbers,
    (value: unknown) => typeof value !== 'number' || Number.isNaN(value),
  );
  if (bad >= 0) throw new TypeError(`${name}[${bad}] is ${String(numbers[bad])}; expected a number.`);
  return numbers;
}

/** The rows of a matrix, all of the same length. */
export function toRows(values: Matrix, name: string): readonly ArrayLike<number>[] {
  if (values instanceof tf.Tensor && values.rank !== 2) {
    throw new TypeError(`${name} has shape [${values.shape}]; expected one row per example, [n, classes].`);
  }
  const rows = values instanceof tf.Tensor ? (values.arraySync() as number[][]) : values;
  const width = rows[0]?.length ?? 0;
  const bad = rows.findIndex(row => row.length !== width);
  if (bad >= 0)
    throw new TypeError(`${name}[${bad}] has ${rows[bad]?.length} scores, the first row has ${width}.`);
  return rows;
}

/** Whether the values have a row of scores per example. */
export function isMatrix(values: Vector | Matrix): values is Matrix {
  if (values instanceof tf.Tensor) return values.rank === 2 && values.shape[1] !== 1;
  return values.length > 0 && typeof values[0] === 'object';
}

const argMax = (row: ArrayLike<number>): number => {
  let best = 0;
  for (let i = 1; i < row.length; i++) if ((row[i] as number) > (row[best] as number)) best = i;
  return best;
};

/**
 * Class indices, one per example; rows of scores (softmax outputs, one-hot targets) stand for their largest column.
 *
 * @throws TypeError for a value that is no class index
 */
export function toClasses(values: Vector | Matrix, name: string): ArrayLike<number> {
  if (isMatrix(values)) return toRows(values, name).map(argMax);
  const classes = toVector(values, name);
  const bad = Array.prototype.findIndex.call(
    classes,
    (value: number) => !Number.isInteger(value) || value < 0,
  );
  if (bad >= 0) {
    throw new TypeError(
      `${name}[${bad}] is ${classes[bad]}; expected a class index (0, 1, 2, ...). Turn probabilities into classes first, ` +
        'for two classes with p > 0.5.',
    );
  }
  return classes;
}

/** @throws RangeError when two sets of values differ in length or are empty */
export function assertSameLength(
  a: ArrayLike<unknown>,
  b: ArrayLike<unknown>,
  names: readonly [string, string],
): void {
  if (a.length !== b.length) {
    throw new RangeError(`${names[0]} has ${a.length} values and ${names[1]} ${b.length}; expected as many.`);
  }
  if (a.length === 0) throw new RangeError(`${names[0]} and ${names[1]} are empty.`);
}

/** True classes and predicted classes, checked. */
export function toClassPair(
  yTrue: Vector | Matrix,
  yPred: Vector | Matrix,
): [ArrayLike<number>, ArrayLike<number>] {
  const pair: [ArrayLike<number>, ArrayLike<number>] = [toClasses(yTrue, 'yTrue'), toClasses(yPred, 'yPred')];
  assertSameLength(...pair, ['yTrue', 'yPred']);
  return pair;
}

export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** The value below which a share of the sorted values lies, interpolated linearly. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}
