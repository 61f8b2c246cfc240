import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import { cellText } from './summary';
import type { DataTableState } from './state';

const MOST = { rows: 12, columns: 10 } as const;

export function dataTableText({ title, columns, rows, total }: DataTableState): string {
  const shown = columns.slice(0, MOST.columns);
  const more = columns.length > shown.length ? ['…'] : [];
  const body = rows
    .slice(0, MOST.rows)
    .map(row => [...shown.map((_, i) => shorten(cellText(row[i] ?? null), 20)), ...more]);
  const alignments = shown.map(({ type }) => ({ align: type === 'number' ? 'right' : 'left' }) as const);
  const head = [...shown.map(({ name }) => shorten(name, 20)), ...more];
  const rest = total > MOST.rows ? [['…']] : [];
  return [
    heading('Data', title, counted(total, 'row'), counted(columns.length, 'column')),
    textTable([...alignments, {}], [head, '-', ...body, ...rest]),
  ].join('\n');
}
