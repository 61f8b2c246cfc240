import React from 'react';
import { formatCount, formatScore, macroAverage, type ClassScores } from '@epochlab/views';
import { useTrans } from '../../environment';
import { TableHead } from '../../components/table-head';

export interface ClassTableProps {
  readonly classes: readonly ClassScores[];
  /** Whether these are all classes, so that their mean says something. */
  readonly isAll?: boolean;
}

/** Precision, recall, F1 and support of each class. */
export function ClassTable({ classes, isAll = false }: ClassTableProps): React.JSX.Element {
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
              <td className="epochlab-mod-number">{formatScore(row.precision)}</td>
              <td className="epochlab-mod-number">{formatScore(row.recall)}</td>
              <td className="epochlab-mod-number">{formatScore(row.f1)}</td>
              <td className="epochlab-mod-number">{formatCount(row.support)}</td>
            </tr>
          ))}
        </tbody>
        {isAll && <Mean {...macroAverage(classes)} />}
      </table>
    </div>
  );
}

function Mean({ precision, recall, f1, support }: ReturnType<typeof macroAverage>): React.JSX.Element {
  const trans = useTrans();
  return (
    <tfoot>
      <tr>
        <th scope="row">{trans.__('Mean of classes')}</th>
        {[precision, recall, f1].map((score, index) => (
          <td key={index} className="epochlab-mod-number">
            {formatScore(score)}
          </td>
        ))}
        <td className="epochlab-mod-number">{formatCount(support)}</td>
      </tr>
    </tfoot>
  );
}
