import { checked } from '../options/refuse-unknown';
import { sum, toClassPair, type Matrix, type Vector } from './values';

export interface ConfusionMatrixOptions {
  /** How many classes there are, if some may occur in neither list. */
  readonly classes?: number;
  /** Shares instead of counts: of each true class, of each predicted class, or of all examples. */
  readonly normalize?: 'true' | 'pred' | 'all';
}

/**
 * How often each class was taken for each: `counts[true][predicted]`. Classes are indices from 0; rows of scores
 * stand for their largest column.
 *
 * @throws RangeError when the lists differ in length, or a class is not below `classes`
 * @example
 * metrics.confusionMatrix([0, 1, 1], [0, 1, 0]);   // [[1, 0], [1, 1]]
 */
export function confusionMatrix(
  yTrue: Vector | Matrix,
  yPred: Vector | Matrix,
  options: ConfusionMatrixOptions = {},
): number[][] {
  const { classes, normalize } = checked('metrics.confusionMatrix', options, {
    classes: true,
    normalize: true,
  });
  const [truth, guess] = toClassPair(yTrue, yPred);
  const size = classes ?? largest(truth, guess) + 1;
  const counts = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < truth.length; i++) {
    const [t, p] = [truth[i] as number, guess[i] as number];
    const row = counts[t];
    if (!row || p >= size)
      throw new RangeError(
        `Class ${Math.max(t, p)} at ${i} is not one of ${size} classes (0 to ${size - 1}).`,
      );
    row[p] = (row[p] as number) + 1;
  }
  return normalize ? SHARES[normalize](counts) : counts;
}

function largest(...lists: ArrayLike<number>[]): number {
  let most = 0;
  for (const list of lists) for (let i = 0; i < list.length; i++) most = Math.max(most, list[i] as number);
  return most;
}

/** A share of nothing is 0, as in scikit-learn. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const SHARES = {
  true: (counts: number[][]) => counts.map(row => row.map(count => share(count, sum(row)))),
  pred: (counts: number[][]) => {
    const totals = counts.map((_, column) => sum(counts.map(row => row[column] as number)));
    return counts.map(row => row.map((count, column) => share(count, totals[column] as number)));
  },
  all: (counts: number[][]) => {
    const total = sum(counts.flat());
    return counts.map(row => row.map(count => share(count, total)));
  },
} as const;
