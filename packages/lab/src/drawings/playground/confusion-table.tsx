import React from 'react';
import { useTrans } from '../../environment';

export interface ConfusionTableProps {
  readonly counts: readonly (readonly number[])[];
  /** Names of the classes; -1 and 1 where there are none. */
  readonly classes: readonly string[];
}

/** Test points of each class, a row, by the class that they are taken for, a column. */
export function ConfusionTable({ counts, classes }: ConfusionTableProps): React.JSX.Element {
  const trans = useTrans();
  const names = classes.length > 0 ? classes : ['−1', '1'];
  return (
    <div
      className="epochlab-Table-scroller"
      tabIndex={0}
      role="group"
      aria-label={trans.__('Confusion matrix')}
    >
      <table className="epochlab-Playground-confusion">
        <caption>{trans.__('test points: true by taken for')}</caption>
        <thead>
          <tr>
            <td />
            {names.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, i) => (
            <tr key={i}>
              <th scope="row">{names[i]}</th>
              {row.map((count, j) => (
                <td key={j} className={i === j ? 'epochlab-mod-right' : ''}>
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
