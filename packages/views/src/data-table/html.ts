import { shorten } from '../format/label';
import { formatCount } from '../format/number';
import { counted } from '../format/quantity';
import { frame } from '../html/frame';
import { table, type Column } from '../html/table';
import { element } from '../markup/element';
import { cellText, columnSummary, isSummarized } from './summary';
import type { TableCell, DataTableState } from './state';

const MOST_ROWS = 25;
const MOST_COLUMNS = 24;

/** The first rows, and in the foot what is in each column of all of them. */
export function dataTableHtml({ title, columns, rows, total }: DataTableState): string {
  const shown = columns.slice(0, MOST_COLUMNS);
  const summaries = shown.map(column => element('small', { class: 'epochlab-quiet' }, columnSummary(column)));
  const hidden = columns.length - shown.length;
  const notes = [
    ...(total > MOST_ROWS
      ? [`${formatCount(Math.min(rows.length, MOST_ROWS))} of ${counted(total, 'row')} shown`]
      : []),
    ...(hidden > 0 ? [`${counted(hidden, 'more column')} not shown`] : []),
  ];
  return frame({
    title: 'Data',
    subject: shorten(title, 80),
    facts: [counted(total, 'row'), counted(columns.length, 'column')],
    body: [
      table({
        columns: shown.map(({ name, type }, i): Column<readonly TableCell[]> => ({
          header: shorten(name, 40),
          align: type === 'number' ? 'right' : 'left',
          cell: row => shorten(cellText(row[i] ?? null), 60),
        })),
        rows: rows.slice(0, MOST_ROWS),
        foot: isSummarized(total) && columns.some(column => columnSummary(column) !== '') ? [summaries] : [],
      }),
      notes.length > 0 && element('p', { class: 'epochlab-quiet' }, `${notes.join(', ')}.`),
    ],
  });
}
