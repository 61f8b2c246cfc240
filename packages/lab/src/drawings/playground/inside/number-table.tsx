import React, { type ReactNode } from 'react';
import { formatNumber } from '@epochlab/views';

export interface NumberTableProps {
  readonly caption: string;
  /** The first column names its row. */
  readonly heads: readonly string[];
  readonly rows: readonly NumberRow[];
}

export interface NumberRow {
  readonly name: ReactNode;
  readonly cells: readonly ReactNode[];
  readonly isChosen?: boolean;
}

/** A small table of numbers; wider or longer than its place, it scrolls by itself. */
export function NumberTable({ caption, heads, rows }: NumberTableProps): React.JSX.Element {
  return (
    <div
      className="epochlab-Table-scroller epochlab-Inside-table"
      tabIndex={0}
      role="group"
      aria-label={caption}
    >
      <table className="epochlab-Table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" className={i > 0 ? 'epochlab-mod-number' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells, isChosen = false }, i) => (
            <tr key={i} className={isChosen ? 'epochlab-mod-chosen' : ''}>
              <th scope="row">{name}</th>
              {cells.map((cell, j) => (
                <td key={j} className="epochlab-mod-number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A number, or a dash where there is none yet. */
export const orDash = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : formatNumber(value);
