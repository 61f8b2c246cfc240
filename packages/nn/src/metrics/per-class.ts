import { confusionMatrix } from './confusion-matrix';
import { sum, type Matrix, type Vector } from './values';

/** Counts of one class: hits, false alarms and misses. */
export interface ClassCounts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  /** How many examples truly are of the class. */
  readonly support: number;
}

export type Score = 'precision' | 'recall' | 'f1';

/**
 * 'macro': the mean over the classes. 'micro': from the counts of all classes together. 'weighted': the mean over the
 * classes, each as heavy as its support. 'none': one score per class. 'binary': the score of the class `positive`.
 */
export type Average = 'binary' | 'macro' | 'micro' | 'weighted' | 'none';

export interface ScoreOptions<A extends Average = Average> {
  /** Default 'binary'. */
  readonly average?: A;
  /** The class that counts as positive for 'binary'. Default 1. */
  readonly positive?: number;
  /** How many classes there are. Default: up to the largest that occurs; classes that never occur do not count. */
  readonly classes?: number;
  /** Value of a score when nothing was predicted, or nothing was there to find. Default 0. */
  readonly zeroDivision?: 0 | 1;
}

export function classCounts(counts: readonly (readonly number[])[]): ClassCounts[] {
  return counts.map((row, k) => {
    const truePositives = row[k] as number;
    const support = sum(row);
    const predicted = sum(counts.map(other => other[k] as number));
    return {
      truePositives,
      support,
      falsePositives: predicted - truePositives,
      falseNegatives: support - truePositives,
    };
  });
}

const ratio = (part: number, whole: number, zeroDivision: number): number =>
  whole === 0 ? zeroDivision : part / whole;

const SCORES: Readonly<Record<Score, (counts: ClassCounts, zeroDivision: number) => number>> = {
  precision: (c, zero) => ratio(c.truePositives, c.truePositives + c.falsePositives, zero),
  recall: (c, zero) => ratio(c.truePositives, c.truePositives + c.falseNegatives, zero),
  f1: (c, zero) =>
    ratio(2 * c.truePositives, 2 * c.truePositives + c.falsePositives + c.falseNegatives, zero),
};

export const scoreOf = (score: Score, counts: ClassCounts, zeroDivision = 0): number =>
  SCORES[score](counts, zeroDivision);

const total = (classes: readonly ClassCounts[]): ClassCounts => ({
  truePositives: sum(classes.map(c => c.truePositives)),
  falsePositives: sum(classes.map(c => c.falsePositives)),
  falseNegatives: sum(classes.map(c => c.falseNegatives)),
  support: sum(classes.map(c => c.support)),
});

/** Averages a score over classes. */
export const AVERAGES = {
  macro: (score: Score, classes: readonly ClassCounts[], zero: number) =>
    sum(classes.map(c => scoreOf(score, c, zero))) / classes.length,
  micro: (score: Score, classes: readonly ClassCounts[], zero: number) =>
    scoreOf(score, total(classes), zero),
  weighted: (score: Score, classes: readonly ClassCounts[], zero: number) => {
    const support = total(classes).support;
    // With no example at all there is no weight to go by.
    if (support === 0) return zero;
    return sum(classes.map(c => scoreOf(score, c, zero) * c.support)) / support;
  },
} as const;

/** Whether the class occurs among the true or the predicted ones. */
export const occurs = (c: ClassCounts): boolean => c.support + c.falsePositives > 0;

export function averagedScore(
  score: Score,
  yTrue: Vector | Matrix,
  yPred: Vector | Matrix,
  { average = 'binary', positive = 1, classes, zeroDivision = 0 }: ScoreOptions,
): number | number[] {
  const counts = classCounts(confusionMatrix(yTrue, yPred, classes === undefined ? {} : { classes }));
  if (average === 'binary') return binaryScore(score, counts, positive, zeroDivision);
  const counted = classes === undefined ? counts.filter(occurs) : counts;
  if (average === 'none') return counted.map(c => scoreOf(score, c, zeroDivision));
  return AVERAGES[average](score, counted, zeroDivision);
}

const NOTHING: ClassCounts = { truePositives: 0, falsePositives: 0, falseNegatives: 0, support: 0 };

function binaryScore(
  score: Score,
  counts: readonly ClassCounts[],
  positive: number,
  zeroDivision: number,
): number {
  const present = counts.flatMap((c, k) => (occurs(c) ? [k] : []));
  if (present.length > 2) {
    throw new RangeError(
      `There are ${present.length} classes; choose { average: 'macro' }, 'micro', 'weighted' or 'none'.`,
    );
  }
  return scoreOf(score, counts[positive] ?? NOTHING, zeroDivision);
}
