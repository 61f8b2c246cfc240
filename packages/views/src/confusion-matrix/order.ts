import type { ConfusionMatrixState, MatrixOrder } from './state';

type Counts = ConfusionMatrixState['counts'];

const orders: Readonly<Record<MatrixOrder, (counts: Counts) => number[]>> = {
  label: counts => counts.map((_, i) => i),
  error: byError,
  cluster: byCluster,
};

/** The classes in an order: position to index of the class. */
export const orderOf = (counts: Counts, order: MatrixOrder): number[] => orders[order](counts);

/** The matrix with its classes in another order. */
export function reordered<M extends Pick<ConfusionMatrixState, 'labels' | 'counts'>>(
  matrix: M,
  order: readonly number[],
): M {
  return {
    ...matrix,
    labels: order.map(i => matrix.labels[i] ?? ''),
    counts: order.map(row => order.map(column => matrix.counts[row]?.[column] ?? 0)),
  };
}

/** Most mistaken first: samples of the class taken for another, and of others taken for it. */
function byError(counts: Counts): number[] {
  const errors = counts.map(() => 0);
  counts.forEach((row, r) =>
    row.forEach((count, c) => {
      if (r === c) return;
      errors[r] = (errors[r] ?? 0) + count;
      errors[c] = (errors[c] ?? 0) + count;
    }),
  );
  return counts.map((_, i) => i).sort((a, b) => (errors[b] ?? 0) - (errors[a] ?? 0) || a - b);
}

/**
 * A chain through the classes: from the most confused pair on, next comes the class most confused with the few before
 * it. Blocks of classes that are taken for each other then stand out on the diagonal.
 */
function byCluster(counts: Counts): number[] {
  const confusion = (a: number, b: number): number => (counts[a]?.[b] ?? 0) + (counts[b]?.[a] ?? 0);
  const left = new Set(counts.keys());
  const chain: number[] = [];
  const take = (i: number): void => {
    left.delete(i);
    chain.push(i);
  };
  while (left.size > 0) {
    const recent = chain.slice(-3);
    const pull = (i: number): number => recent.reduce((sum, j) => sum + confusion(i, j), 0);
    const next = greatest(left, pull);
    take(pull(next) > 0 ? next : greatest(left, i => strongest(i, left, confusion)));
  }
  return chain;
}

const strongest = (
  i: number,
  others: ReadonlySet<number>,
  confusion: (a: number, b: number) => number,
): number => [...others].reduce((most, j) => (i === j ? most : Math.max(most, confusion(i, j))), 0);

/** The member of greatest value; the first of equals. */
function greatest(members: ReadonlySet<number>, value: (i: number) => number): number {
  let [best, most] = [-1, -Infinity];
  for (const i of members) {
    const v = value(i);
    if (v > most) [best, most] = [i, v];
  }
  return best;
}
