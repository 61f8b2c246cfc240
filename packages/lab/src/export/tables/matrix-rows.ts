import type { Matrix } from '@epochlab/views';
import type { Row } from './row';

/** A row for each value of a matrix: where it stands, then the value. */
export const matrixRows = (
  { rows, columns, values }: Matrix,
  rowName: (row: number) => string | number = row => row,
  columnName: (column: number) => string | number = column => column,
): Row[] =>
  Array.from({ length: rows * columns }, (_, i): Row => [
    rowName(Math.floor(i / columns)),
    columnName(i % columns),
    values[i] ?? null,
  ]);

/** The middle of each of `count` equal parts of a range, to ten digits. */
export const middleOf =
  ([from, to]: readonly [number, number], count: number) =>
  (index: number): number =>
    Number((from + ((index + 0.5) * (to - from)) / count).toPrecision(10));
