import { checked } from '../options/refuse-unknown';
import { assertSameLength, quantile, sum, toVector, type Vector } from './values';
import type { BinaryOptions } from './thresholds';

export interface CalibrationOptions extends BinaryOptions {
  /** Default 5. */
  readonly bins?: number;
  /** 'uniform': bins of equal width (default). 'quantile': bins of equally many examples. */
  readonly strategy?: 'uniform' | 'quantile';
}

export interface CalibrationCurve {
  /** Share of positive examples in each bin that is not empty. */
  readonly probTrue: readonly number[];
  /** Their mean predicted probability. */
  readonly probPred: readonly number[];
  /** How many there are. */
  readonly counts: readonly number[];
}

interface Binary {
  readonly positive: readonly boolean[];
  readonly probability: readonly number[];
}

function toBinary(yTrue: Vector, probabilities: Vector, positive: number): Binary {
  const [truth, p] = [toVector(yTrue, 'yTrue'), toVector(probabilities, 'probabilities')];
  assertSameLength(truth, p, ['yTrue', 'probabilities']);
  const probability = Array.from(p);
  const bad = probability.findIndex(value => value < 0 || value > 1);
  if (bad >= 0) {
    throw new RangeError(
      `probabilities[${bad}] is ${probability[bad]}; expected 0 to 1. Put a sigmoid or softmax behind the scores.`,
    );
  }
  return { positive: Array.from(truth, value => value === positive), probability };
}

/** The edges between the bins, outer ones left out. */
function innerEdges({ probability }: Binary, bins: number, strategy: 'uniform' | 'quantile'): number[] {
  const shares = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
  if (strategy === 'uniform') return shares;
  const sorted = [...probability].sort((a, b) => a - b);
  return shares.map(share => quantile(sorted, share));
}

/**
 * How often what was foretold with probability p came true: a calibrated model lies on the diagonal.
 *
 * @throws RangeError for values outside 0 to 1
 * @example
 * const { probTrue, probPred } = metrics.calibrationCurve([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9], { bins: 2 });
 */
export function calibrationCurve(
  yTrue: Vector,
  probabilities: Vector,
  options: CalibrationOptions = {},
): CalibrationCurve {
  const {
    bins = 5,
    strategy = 'uniform',
    positive = 1,
  } = checked('metrics.calibrationCurve', options, { bins: true, strategy: true, positive: true });
  if (!Number.isInteger(bins) || bins < 1)
    throw new RangeError(`bins is ${bins}; expected a whole number from 1.`);
  const binary = toBinary(yTrue, probabilities, positive);
  const edges = innerEdges(binary, bins, strategy);
  const members = Array.from({ length: bins }, () => [] as number[]);
  // A value on an edge belongs to the bin below it.
  binary.probability.forEach((p, i) => members[edges.filter(edge => edge < p).length]?.push(i));
  const filled = members.filter(bin => bin.length > 0);
  return {
    probTrue: filled.map(bin => bin.filter(i => binary.positive[i]).length / bin.length),
    probPred: filled.map(bin => sum(bin.map(i => binary.probability[i] as number)) / bin.length),
    counts: filled.map(bin => bin.length),
  };
}

/**
 * How far, on average over the examples, probabilities lie from what came true (M. P. Naeini et al. 2015).
 *
 * @example
 * metrics.expectedCalibrationError([0, 1], [0.2, 0.8]);   // 0.2
 */
export function expectedCalibrationError(
  yTrue: Vector,
  probabilities: Vector,
  options: CalibrationOptions = {},
): number {
  checked('metrics.expectedCalibrationError', options, { bins: true, strategy: true, positive: true });
  const { probTrue, probPred, counts } = calibrationCurve(yTrue, probabilities, options);
  return (
    sum(counts.map((count, i) => count * Math.abs((probTrue[i] as number) - (probPred[i] as number)))) /
    sum(counts)
  );
}

/**
 * The mean squared distance between the probability of the positive class and what came true (G. W. Brier 1950).
 *
 * @example
 * metrics.brierScoreLoss([0, 1], [0.2, 0.9]);   // 0.025
 */
export function brierScoreLoss(yTrue: Vector, probabilities: Vector, options: BinaryOptions = {}): number {
  const { positive = 1 } = checked('metrics.brierScoreLoss', options, { positive: true });
  const binary = toBinary(yTrue, probabilities, positive);
  return (
    sum(binary.probability.map((p, i) => (p - (binary.positive[i] ? 1 : 0)) ** 2)) / binary.probability.length
  );
}
