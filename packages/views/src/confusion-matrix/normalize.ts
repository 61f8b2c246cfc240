import { columnSums, sum } from './scores';
import type { ConfusionMatrixState, Normalization } from './state';

type Counts = ConfusionMatrixState['counts'];

/** Divides each count by its row's, its column's or the whole sum; an empty row or column stays zero, as in scikit-learn. */
const normalizers: Readonly<Record<Normalization, (counts: Counts) => Counts>> = {
  none: counts => counts,
  true: counts => counts.map(row => divided(row, () => sum(row))),
  predicted: counts => {
    const sums = columnSums(counts, counts.length);
    return counts.map(row => divided(row, column => sums[column] ?? 0));
  },
  all: counts => {
    const total = sum(counts.map(sum));
    return counts.map(row => divided(row, () => total));
  },
};

export const normalized = (counts: Counts, mode: Normalization): Counts => normalizers[mode](counts);

function divided(row: readonly number[], by: (column: number) => number): number[] {
  return row.map((count, column) => (by(column) > 0 ? count / by(column) : 0));
}
