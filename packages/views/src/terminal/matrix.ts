import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import type { Matrix } from '../shared/matrix';
import { textTable } from './table';

const MOST = { rows: 16, columns: 12 } as const;

/** The numbers of a matrix with the names of its rows and columns; of a large one, the first. */
export function textMatrix(
  { rows, columns, values }: Matrix,
  rowNames: readonly string[] = [],
  columnNames: readonly string[] = [],
): string {
  const [height, width] = [Math.min(rows, MOST.rows), Math.min(columns, MOST.columns)];
  const row = (r: number): string[] => [
    shorten(rowNames[r] ?? String(r), 14),
    ...Array.from({ length: width }, (_, c) => number(values[r * columns + c] ?? null)),
    ...(columns > width ? ['…'] : []),
  ];
  const head = ['', ...Array.from({ length: width }, (_, c) => shorten(columnNames[c] ?? String(c), 10))];
  const body = Array.from({ length: height }, (_, r) => row(r));
  const more = rows > height ? [['…']] : [];
  return textTable(
    [{}, ...Array.from({ length: width }, () => ({ align: 'right' }) as const), {}],
    [head, ...body, ...more],
  );
}

const number = (value: number | null): string => (value === null ? 'NaN' : formatNumber(value, 3));
