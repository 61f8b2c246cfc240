import { checked } from '../options/refuse-unknown';
import { thresholdCounts, type BinaryOptions, type ThresholdCounts } from './thresholds';
import { assertSameLength, isMatrix, sum, toRows, toVector, type Matrix, type Vector } from './values';

export interface RocCurve {
  /** False positive rate: of the negatives, the share called positive. NaN when there is no negative. */
  readonly fpr: readonly number[];
  /** True positive rate: of the positives, the share found. NaN when there is no positive. */
  readonly tpr: readonly number[];
  /** Examples scored at or above it are called positive; the first is Infinity: none is. */
  readonly thresholds: readonly number[];
}

/** A point on the straight line between its neighbours adds nothing to the drawing. */
function corners({ thresholds, truePositives, falsePositives }: ThresholdCounts): number[] {
  const bends = (values: readonly number[], i: number): boolean =>
    (values[i + 1] as number) - 2 * (values[i] as number) + (values[i - 1] as number) !== 0;
  const last = thresholds.length - 1;
  return thresholds.flatMap((_, i) =>
    i === 0 || i === last || bends(truePositives, i) || bends(falsePositives, i) ? [i] : [],
  );
}

/**
 * The receiver operating characteristic of scores for a class: false and true positive rate at every threshold,
 * without the points on straight lines.
 *
 * @example
 * const { fpr, tpr } = metrics.rocCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 * metrics.auc(fpr, tpr);   // 0.75
 */
export function rocCurve(yTrue: Vector, scores: Vector, options: BinaryOptions = {}): RocCurve {
  checked('metrics.rocCurve', options, { positive: true });
  const counts = thresholdCounts(yTrue, scores, options);
  const kept = corners(counts);
  const rate = (values: readonly number[]): number[] => {
    const all = values.at(-1) as number;
    return [0, ...kept.map(i => values[i] as number)].map(value => (all === 0 ? NaN : value / all));
  };
  return {
    fpr: rate(counts.falsePositives),
    tpr: rate(counts.truePositives),
    thresholds: [Infinity, ...kept.map(i => counts.thresholds[i] as number)],
  };
}

/**
 * The area under a curve by the trapezoidal rule.
 *
 * @throws RangeError when x goes back and forth, or has fewer than two points
 */
export function auc(x: Vector, y: Vector): number {
  const [xs, ys] = [toVector(x, 'x'), toVector(y, 'y')];
  assertSameLength(xs, ys, ['x', 'y']);
  if (xs.length < 2) throw new RangeError('auc needs at least two points.');
  const steps = Array.from({ length: xs.length - 1 }, (_, i) => (xs[i + 1] as number) - (xs[i] as number));
  const direction = steps.every(step => step >= 0) ? 1 : -1;
  if (direction < 0 && steps.some(step => step > 0))
    throw new RangeError('auc: x must only rise or only fall.');
  return direction * sum(steps.map((step, i) => (step * ((ys[i] as number) + (ys[i + 1] as number))) / 2));
}

/**
 * The area under the ROC curve. With a row of scores per example: the mean over the classes, each against the rest.
 *
 * @throws RangeError when a class has no positive or no negative example
 * @example
 * metrics.rocAucScore([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);   // 0.75
 */
export function rocAucScore(yTrue: Vector, scores: Vector | Matrix, options: BinaryOptions = {}): number {
  checked('metrics.rocAucScore', options, { positive: true });
  if (!isMatrix(scores)) return binaryArea(yTrue, scores, options);
  const rows = toRows(scores, 'scores');
  const classes = rows[0]?.length ?? 0;
  const areas = Array.from({ length: classes }, (_, positive) =>
    binaryArea(yTrue, rows.map(row => row[positive] as number), { positive }),
  ); // prettier-ignore
  return sum(areas) / classes;
}

function binaryArea(yTrue: Vector, scores: Vector, options: BinaryOptions): number {
  const { fpr, tpr } = rocCurve(yTrue, scores, options);
  if (Number.isNaN(fpr[0]) || Number.isNaN(tpr[0])) {
    const missing = Number.isNaN(tpr[0]) ? 'positive' : 'negative';
    throw new RangeError(
      `The area under the ROC curve needs both classes; class ${options.positive ?? 1} has no ${missing} example.`,
    );
  }
  return auc(fpr, tpr);
}
