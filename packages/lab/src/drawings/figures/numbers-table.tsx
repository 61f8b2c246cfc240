import React from 'react';
import { TableHead } from '../../components/table-head';
import type { FigureTable } from './figure-kind';

/** The numbers of a plot, a row for each of its curves. */
export function NumbersTable({
  columns,
  rows,
  label,
}: FigureTable & { readonly label: string }): React.JSX.Element {
  return (
    <div className="epochlab-Table-scroller" tabIndex={0}>
      <table className="epochlab-Table" aria-label={label}>
        <TableHead columns={columns.map((name, index) => ({ name, isNumber: index > 0 }))} />
        <tbody>
          {rows.map(([name, ...numbers], index) => (
            <tr key={index} className="epochlab-Table-row">
              <th scope="row">{name}</th>
              {numbers.map((text, column) => (
                <td key={column} className="epochlab-mod-number">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
