import React from 'react';

export interface ColumnHead {
  readonly name: string;
  readonly isNumber?: boolean;
}

/** The heads of a table's columns. */
export function TableHead({ columns }: { readonly columns: readonly ColumnHead[] }): React.JSX.Element {
  return (
    <thead>
      <tr>
        {columns.map(column => (
          <th key={column.name} scope="col" className={classOf(column)}>
            {column.name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const classOf = ({ isNumber }: ColumnHead): string | undefined =>
  isNumber ? 'epochlab-mod-number' : undefined;
