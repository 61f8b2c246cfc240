import type { MatrixCell } from '@epochlab/views';

/** Every cell of a confusion matrix that is not empty, however many classes there are. */
export function cellsOf(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): MatrixCell[] {
  const counts = new Map<number, number>();
  for (let i = 0; i < truth.length; i++) {
    const cell = (truth[i] ?? 0) * classes + (predicted[i] ?? 0);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return Array.from(counts, ([cell, count]): MatrixCell => [
    Math.floor(cell / classes),
    cell % classes,
    count,
  ]);
}

type Range = readonly [from: number, to: number];

/** The greatest count of each tile of a part of the matrix: a mean would hide single errors. */
export function tilesOf(
  cells: readonly MatrixCell[],
  [top, bottom]: Range,
  [left, right]: Range,
  size: number,
): { rows: number; columns: number; values: Float64Array } {
  const [rows, columns] = [Math.min(size, bottom - top), Math.min(size, right - left)];
  const values = new Float64Array(Math.max(0, rows * columns));
  for (const [actual, predicted, count] of cells) {
    if (actual < top || actual >= bottom || predicted < left || predicted >= right) continue;
    const row = Math.floor(((actual - top) * rows) / (bottom - top));
    const at = row * columns + Math.floor(((predicted - left) * columns) / (right - left));
    values[at] = Math.max(values[at] ?? 0, count);
  }
  return { rows, columns, values };
}
