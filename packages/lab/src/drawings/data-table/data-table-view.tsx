import React, { useMemo } from 'react';
import { cellText, formatCount, isSummarized, shorten, type TableCell } from '@epochlab/views';
import { SortableTable, type TableColumn } from '../../components/sortable-table';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import { columnSummary } from '../../words/column-summary';
import type { DrawingProps } from '../drawing';

type Row = readonly TableCell[];

/** Rows of a data set, sorted by any column, and what is in each column of all rows. */
export function DataTableView({ payload }: DrawingProps<'dataTable'>): React.JSX.Element {
  const trans = useTrans();
  const { title, columns, rows, total } = payload.state;
  const shown = useMemo(
    () =>
      columns.map((column, index): TableColumn<Row> => ({
        name: shorten(column.name, 40),
        isNumber: column.type === 'number',
        cell: row => shorten(cellText(row[index] ?? null), 60),
        key: row => keyOf(row[index] ?? null),
        foot: isSummarized(total) ? columnSummary(trans, column) : '',
      })),
    [columns, trans, total],
  );
  const note =
    rows.length < total
      ? trans.__(
          '%1 of %2 rows, %3 columns',
          formatCount(rows.length),
          formatCount(total),
          formatCount(columns.length),
        )
      : trans.__('%1 rows, %2 columns', formatCount(total), formatCount(columns.length));
  return (
    <ViewFrame what={trans.__('Data')} subject={title} note={note}>
      <SortableTable label={trans.__('Data of %1', title)} columns={shown} rows={rows} />
    </ViewFrame>
  );
}

const keyOf = (cell: TableCell): string | number | null => (typeof cell === 'boolean' ? Number(cell) : cell);
