import React from 'react';
import { formatCount, formatNumber, type ClassScores } from '@epochlab/views';
import { useTrans } from '../../environment';
import { TableHead } from '../../components/table-head';

/** Precision, recall, F1 and support of each class. */
export function ClassTable({ classes }: { readonly classes: readonly ClassScores[] }): React.JSX.Element {
  const trans = useTrans();
  return (
    <div className="epochlab-Table-scroller epochlab-Matrix-classes" tabIndex={0}>
      <table className="epochlab-Table" aria-label={trans.__('Measures of each class')}>
        <TableHead
          columns={[
            { name: trans.__('Class') },
            { name: trans.__('Precision'), isNumber: true },
            { name: trans.__('Recall'), isNumber: true },
            { name: 'F1', isNumber: true },
            { name: trans.__('Samples'), isNumber: true },
          ]}
        />
        <tbody>
          {classes.map((row, index) => (
            <tr key={index} className="epochlab-Table-row">
              <th scope="row">{row.label}</th>
              <td className="epochlab-mod-number">{share(row.precision)}</td>
              <td className="epochlab-mod-number">{share(row.recall)}</td>
              <td className="epochlab-mod-number">{share(row.f1)}</td>
              <td className="epochlab-mod-number">{formatCount(row.support)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const share = (value: number | null): string => (value === null ? '–' : formatNumber(value, 3));
