import type { Matrix } from '../shared/matrix';

/** A dense matrix of `rows` by `columns`, row after row. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
}

/** How much a value stands out among others. */
export type Prominence = (value: number) => number;

/**
 * The grid made at most `most` rows and columns by taking of each block the value that stands out most, the largest unless told otherwise: a mean
 * would hide a single large value among many small ones. NaN counts as nothing.
 */
export function maxPool(grid: Grid, most: number, prominence: Prominence = value => value): Grid {
  const rows = Math.min(grid.rows, most);
  const columns = Math.min(grid.columns, most);
  if (rows === grid.rows && columns === grid.columns) return grid;
  const values = new Float64Array(rows * columns).fill(NaN);
  for (let row = 0; row < grid.rows; row++) {
    const target = Math.floor((row * rows) / grid.rows) * columns;
    for (let column = 0; column < grid.columns; column++) {
      const at = target + Math.floor((column * columns) / grid.columns);
      const value = grid.values[row * grid.columns + column] as number;
      const kept = values[at] as number;
      if (Number.isNaN(kept) || prominence(value) > prominence(kept)) values[at] = value;
    }
  }
  return { rows, columns, values };
}

/** First of the rows or columns that each of `cells` of a pooled grid stands for. */
export const firstOfCell =
  (cells: number, of: number) =>
  (cell: number): number =>
    Math.ceil((cell * of) / cells);

/** The grid of a matrix as it travels, with NaN for null. */
export function gridOfMatrix({ rows, columns, values }: Matrix): Grid {
  const grid = new Float64Array(rows * columns);
  for (let i = 0; i < grid.length; i++) grid[i] = values[i] ?? NaN;
  return { rows, columns, values: grid };
}

/** A dense grid of a list of rows. */
export function gridOf(rows: readonly ArrayLike<number>[]): Grid {
  const columns = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, r) => {
    for (let c = 0; c < columns; c++) values[r * columns + c] = row[c] ?? NaN;
  });
  return { rows: rows.length, columns, values };
}

/** The grid with its last row first: data counts rows upwards, pictures downwards. */
export function upsideDown({ rows, columns, values }: Grid): Grid {
  const turned = new Float64Array(rows * columns);
  for (let i = 0; i < turned.length; i++) {
    turned[i] = values[(rows - 1 - Math.floor(i / columns)) * columns + (i % columns)] as number;
  }
  return { rows, columns, values: turned };
}
