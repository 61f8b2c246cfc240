import type { MatrixCell } from './pooled';
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

/** The same of a matrix that is given by its cells that are not empty. */
export function normalizedCells(
  cells: readonly MatrixCell[],
  classes: number,
  mode: Normalization,
): readonly MatrixCell[] {
  if (mode === 'none') return cells;
  const group = ([actual, predicted]: MatrixCell): number =>
    mode === 'all' ? 0 : mode === 'true' ? actual : predicted;
  const sums = new Float64Array(classes);
  for (const cell of cells) sums[group(cell)] = (sums[group(cell)] ?? 0) + cell[2];
  return cells.map((cell): MatrixCell => [cell[0], cell[1], cell[2] / (sums[group(cell)] || 1)]);
}

function divided(row: readonly number[], by: (column: number) => number): number[] {
  return row.map((count, column) => (by(column) > 0 ? count / by(column) : 0));
}
