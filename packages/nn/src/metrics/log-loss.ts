import { assertSameLength, isMatrix, toClasses, toRows, toVector, type Matrix, type Vector } from './values';

/** The smallest probability that counts: a certain mistake costs 36, not infinity. */
const EPSILON = Number.EPSILON;

const clip = (p: number): number => Math.min(1 - EPSILON, Math.max(EPSILON, p));

/**
 * The mean of -log of the probability given to the true class: cross-entropy in nats. Probabilities are a row per
 * example, or one number each, that of class 1.
 *
 * @throws RangeError for values outside 0 to 1, or a class that has no column
 * @example
 * metrics.logLoss([0, 1], [[0.9, 0.1], [0.2, 0.8]]);   // 0.164
 */
export function logLoss(yTrue: Vector | Matrix, probabilities: Vector | Matrix): number {
  const classes = toClasses(yTrue, 'yTrue');
  const rows = isMatrix(probabilities)
    ? toRows(probabilities, 'probabilities')
    : Array.from(toVector(probabilities, 'probabilities'), p => [1 - p, p]);
  assertSameLength(classes, rows, ['yTrue', 'probabilities']);
  let total = 0;
  rows.forEach((row, i) => {
    const p = row[classes[i] as number];
    if (p === undefined)
      throw new RangeError(`yTrue[${i}] is class ${classes[i]}, but there are ${row.length} probabilities.`);
    if (!(p >= 0 && p <= 1)) throw new RangeError(`probabilities[${i}] holds ${p}; expected 0 to 1.`);
    total -= Math.log(clip(p));
  });
  return total / rows.length;
}
