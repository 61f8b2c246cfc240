import type { MatrixCell } from './pooled';
import type { ConfusionMatrixState, MatrixOrder } from './state';

type Counts = ConfusionMatrixState['counts'];

const orders: Readonly<Record<MatrixOrder, (cells: readonly MatrixCell[], classes: number) => number[]>> = {
  label: (_, classes) => Array.from({ length: classes }, (_, i) => i),
  error: byError,
  cluster: byCluster,
};

/** The classes in an order: position to index of the class. */
export const orderOf = (counts: Counts, order: MatrixOrder): number[] =>
  orderOfCells(filledCells(counts), counts.length, order);

/** The same of a matrix that is given by its cells that are not empty. */
export const orderOfCells = (cells: readonly MatrixCell[], classes: number, order: MatrixOrder): number[] =>
  orders[order](cells, classes);

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

const filledCells = (counts: Counts): MatrixCell[] =>
  counts.flatMap((row, r) => row.flatMap((count, c): MatrixCell[] => (count === 0 ? [] : [[r, c, count]])));

/** Most mistaken first: samples of the class taken for another, and of others taken for it. */
function byError(cells: readonly MatrixCell[], classes: number): number[] {
  const errors = new Float64Array(classes);
  for (const [r, c, count] of cells) {
    if (r === c) continue;
    errors[r] = (errors[r] ?? 0) + count;
    errors[c] = (errors[c] ?? 0) + count;
  }
  const indices = Array.from({ length: classes }, (_, i) => i);
  return indices.sort((a, b) => (errors[b] ?? 0) - (errors[a] ?? 0) || a - b);
}

/**
 * A chain through the classes: from the most confused pair on, next comes the class most confused with the few before
 * it. Blocks of classes that are taken for each other then stand out on the diagonal.
 */
function byCluster(cells: readonly MatrixCell[], classes: number): number[] {
  const confusions = confusionsOf(cells, classes);
  const pairs = confusions
    .flatMap((others, a) => [...others].map(([b, count]) => ({ a, b, count })))
    .sort((one, other) => other.count - one.count || one.a - other.a);
  const left = new Set(Array.from({ length: classes }, (_, i) => i));
  const chain: number[] = [];
  let heaviest = 0;
  while (left.size > 0) {
    const next = mostDrawn(chain.slice(-3), confusions, left) ?? fromHeaviestPair() ?? least(left);
    left.delete(next);
    chain.push(next);
  }
  return chain;

  /** A class of the most confused pair of which both are left. */
  function fromHeaviestPair(): number | undefined {
    for (; heaviest < pairs.length; heaviest++) {
      const pair = pairs[heaviest];
      if (pair && left.has(pair.a) && left.has(pair.b)) return pair.a;
    }
    return undefined;
  }
}

/** For each class the classes that it is confused with, in either direction, and how often. */
function confusionsOf(cells: readonly MatrixCell[], classes: number): Map<number, number>[] {
  const confusions = Array.from({ length: classes }, () => new Map<number, number>());
  const add = (a: number, b: number, count: number): void => {
    const others = confusions[a];
    others?.set(b, (others.get(b) ?? 0) + count);
  };
  for (const [r, c, count] of cells) {
    if (r === c) continue;
    add(r, c, count);
    add(c, r, count);
  }
  return confusions;
}

/** The class that is confused most with the recent ones, the first of equals; undefined when none is. */
function mostDrawn(
  recent: readonly number[],
  confusions: readonly Map<number, number>[],
  left: ReadonlySet<number>,
): number | undefined {
  const pulls = new Map<number, number>();
  for (const one of recent)
    for (const [other, count] of confusions[one] ?? [])
      if (left.has(other)) pulls.set(other, (pulls.get(other) ?? 0) + count);
  let [best, most]: [number | undefined, number] = [undefined, 0];
  for (const [other, pull] of pulls)
    if (pull > most || (pull === most && best !== undefined && other < best)) [best, most] = [other, pull];
  return best;
}

/** The first of those left: they stand in ascending order. */
const least = (left: ReadonlySet<number>): number => left.values().next().value ?? 0;
