import { checked } from '../options/refuse-unknown';
import { thresholdCounts, type BinaryOptions } from './thresholds';
import type { Vector } from './values';

export interface PrecisionRecallCurve {
  /** One more than thresholds: the last point is precision 1, recall 0. */
  readonly precision: readonly number[];
  readonly recall: readonly number[];
  /** From the lowest score to the highest. */
  readonly thresholds: readonly number[];
}

/**
 * Precision and recall at every threshold. Without a positive example recall is 1 everywhere.
 *
 * @example
 * const { precision, recall } = metrics.precisionRecallCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 */
export function precisionRecallCurve(
  yTrue: Vector,
  scores: Vector,
  options: BinaryOptions = {},
): PrecisionRecallCurve {
  checked('metrics.precisionRecallCurve', options, { positive: true });
  const { thresholds, truePositives, falsePositives } = thresholdCounts(yTrue, scores, options);
  const positives = truePositives.at(-1) as number;
  const precision = truePositives.map((hits, i) => hits / (hits + (falsePositives[i] as number)));
  const recall = truePositives.map(hits => (positives === 0 ? 1 : hits / positives));
  return {
    precision: [...precision.reverse(), 1],
    recall: [...recall.reverse(), 0],
    thresholds: [...thresholds].reverse(),
  };
}

/**
 * The area under the precision-recall curve as steps: the sum of (R_n - R_n-1) P_n.
 *
 * @example
 * metrics.averagePrecisionScore([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);   // 0.833
 */
export function averagePrecisionScore(yTrue: Vector, scores: Vector, options: BinaryOptions = {}): number {
  checked('metrics.averagePrecisionScore', options, { positive: true });
  const { precision, recall } = precisionRecallCurve(yTrue, scores, options);
  let area = 0;
  for (let i = 0; i + 1 < recall.length; i++) {
    area += ((recall[i] as number) - (recall[i + 1] as number)) * (precision[i] as number);
  }
  return area;
}
