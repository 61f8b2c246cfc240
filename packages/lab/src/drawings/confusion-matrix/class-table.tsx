import React from 'react';
import { formatCount, formatNumber, type ClassScores } from '@epochlab/views';
import { useTrans } from '../../environment';

/** Precision, recall, F1 and support of each class. */
export function ClassTable({ classes }: { readonly classes: readonly ClassScores[] }): React.JSX.Element {
  const trans = useTrans();
  return (
    <div className="epochlab-Table-scroller epochlab-Matrix-classes" tabIndex={0}>
      <table className="epochlab-Table" aria-label={trans.__('Measures of each class')}>
        <thead>
          <tr>
            <th scope="col">{trans.__('Class')}</th>
            <th scope="col" className="epochlab-mod-number">
              {trans.__('Precision')}
            </th>
            <th scope="col" className="epochlab-mod-number">
              {trans.__('Recall')}
            </th>
            <th scope="col" className="epochlab-mod-number">
              F1
            </th>
            <th scope="col" className="epochlab-mod-number">
              {trans.__('Samples')}
            </th>
          </tr>
        </thead>
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
