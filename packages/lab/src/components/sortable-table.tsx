import React, { useMemo, useState, type ReactNode } from 'react';
import { useTrans } from '../environment';
import { askOrder, type Order } from './ask-order';
import { useAction } from './use-action';

export interface TableColumn<Row> {
  readonly name: string;
  readonly isNumber: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** The value that rows are sorted by; null sorts last. */
  readonly key: (row: Row) => string | number | null;
  /** The text below the column. */
  readonly foot?: string;
}

export interface SortableTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
}

/** A table that is sorted by the column whose head is pressed: once upwards, twice downwards, three times as it came. */
export function SortableTable<Row>({ label, columns, rows }: SortableTableProps<Row>): React.JSX.Element {
  const [order, setOrder] = useState<Order | null>(null);
  const sorted = useMemo(() => inOrder(rows, columns, order), [rows, columns, order]);
  const trans = useTrans();
  const ask = async (): Promise<void> => {
    const names = columns.map(({ name }) => name);
    const chosen = await askOrder(names, trans);
    if (chosen) {
      setOrder(chosen);
    }
  };
  useAction('sort-table', rows.length > 1 ? () => void ask() : null);
  const hasFoot = columns.some(({ foot }) => foot);
  return (
    <div className="epochlab-Table-scroller epochlab-mod-tall" tabIndex={0} role="group" aria-label={label}>
      <table className="epochlab-Table">
        <thead>
          <tr>
            {columns.map(({ name, isNumber }, index) => (
              <th
                key={index}
                scope="col"
                className={isNumber ? 'epochlab-mod-number' : ''}
                aria-sort={ariaSort(order, index)}
              >
                <button className="epochlab-Link" onClick={() => setOrder(next(order, index))}>
                  {name}
                  <span aria-hidden="true">
                    {order?.column === index ? (order.descending ? ' ↓' : ' ↑') : ''}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row, index) => (
            <tr key={index} className="epochlab-Table-row">
              {columns.map(({ cell, isNumber }, column) => (
                <td key={column} className={isNumber ? 'epochlab-mod-number' : ''}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasFoot && (
          <tfoot>
            <tr>
              {columns.map(({ foot, isNumber }, index) => (
                <td
                  key={index}
                  className={isNumber ? 'epochlab-mod-number epochlab-mod-quiet' : 'epochlab-mod-quiet'}
                >
                  {foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function next(order: Order | null, column: number): Order | null {
  if (order?.column !== column) {
    return { column, descending: false };
  }
  return order.descending ? null : { column, descending: true };
}

function ariaSort(order: Order | null, column: number): 'ascending' | 'descending' | 'none' {
  if (order?.column !== column) {
    return 'none';
  }
  return order.descending ? 'descending' : 'ascending';
}

function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  order: Order | null,
): readonly Row[] {
  const column = order && columns[order.column];
  if (!column) {
    return rows;
  }
  const direction = order.descending ? -1 : 1;
  return [...rows].sort((a, b) => compare(column.key(a), column.key(b), direction));
}

function compare(a: string | number | null, b: string | number | null, direction: number): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  return (
    direction * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)))
  );
}
