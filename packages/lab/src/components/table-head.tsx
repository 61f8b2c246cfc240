import React from 'react';

export interface ColumnHead {
  readonly name: string;
  readonly isNumber?: boolean;
  /** Left out where there is little room. */
  readonly isWide?: boolean;
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

function classOf({ isNumber, isWide }: ColumnHead): string | undefined {
  const classes = [isNumber && 'epochlab-mod-number', isWide && 'epochlab-mod-wide'].filter(Boolean);
  return classes.join(' ') || undefined;
}
