import type { ClassScores, ConfusionMatrixState } from './state';

export interface MatrixScores {
  readonly total: number;
  readonly accuracy: number | null;
  readonly classes: readonly ClassScores[];
}

/** Precision, recall and F1 of every class, as scikit-learn's `precision_recall_fscore_support` defines them. */
export function scores({ labels, counts }: Pick<ConfusionMatrixState, 'labels' | 'counts'>): MatrixScores {
  const actual = counts.map(sum);
  const predicted = columnSums(counts, labels.length);
  const right = labels.map((_, i) => counts[i]?.[i] ?? 0);
  const total = sum(actual);
  const classes = labels.map((label, i) =>
    classScores(label, right[i] ?? 0, actual[i] ?? 0, predicted[i] ?? 0),
  );
  return { total, accuracy: ratio(sum(right), total), classes };
}

/** The scores of a class with `hits` right answers, `support` samples and `claimed` answers. */
export function classScores(label: string, hits: number, support: number, claimed: number): ClassScores {
  return {
    label,
    precision: ratio(hits, claimed),
    recall: ratio(hits, support),
    f1: ratio(2 * hits, support + claimed),
    support,
  };
}

/** The mean of precision, recall and F1 over the classes, each class counting alike; a missing score counts as zero. */
export function macroAverage(classes: readonly ClassScores[]): Omit<ClassScores, 'label'> {
  const mean = (of: 'precision' | 'recall' | 'f1'): number | null =>
    ratio(sum(classes.map(one => one[of] ?? 0)), classes.length);
  return {
    precision: mean('precision'),
    recall: mean('recall'),
    f1: mean('f1'),
    support: sum(classes.map(one => one.support)),
  };
}

export function columnSums(counts: ConfusionMatrixState['counts'], columns: number): number[] {
  const sums = new Array<number>(columns).fill(0);
  for (const row of counts) for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) + (row[c] ?? 0);
  return sums;
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
