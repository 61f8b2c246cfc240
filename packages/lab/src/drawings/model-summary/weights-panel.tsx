import React, { useEffect, useState } from 'react';
import {
  formatCount,
  formatNumber,
  formatPercent,
  formatShape,
  isDead,
  namesOf,
  type WeightStatistics,
} from '@epochlab/views';
import { useTrans } from '../../environment';
import { TableHead } from '../../components/table-head';
import type { ViewStore } from '../../live/view-store';
import { Histogram } from './histogram';

/** Statistics of the weights of a layer now: range, spread, and what is wrong with them. */
export function WeightsPanel(props: {
  readonly path: string;
  readonly store: ViewStore;
}): React.JSX.Element | null {
  const trans = useTrans();
  const weights = useWeights(props.path, props.store);
  const name = namesOf(props.path).at(-1) ?? '';
  if (!weights) {
    return null;
  }
  if (weights.length === 0) {
    return <p className="epochlab-Weights-none">{trans.__('%1 has no weights.', name)}</p>;
  }
  return (
    <div className="epochlab-Table-scroller" tabIndex={0}>
      <table className="epochlab-Table epochlab-Weights" aria-label={trans.__('Weights of %1', name)}>
        <TableHead
          columns={[
            { name: trans.__('Weights of %1', name) },
            { name: trans.__('Shape') },
            { name: trans.__('Least'), isNumber: true },
            { name: trans.__('Mean'), isNumber: true },
            { name: trans.__('Greatest'), isNumber: true },
            { name: trans.__('Deviation'), isNumber: true },
            { name: trans.__('Spread') },
            { name: trans.__('Remarks') },
          ]}
        />
        <tbody>
          {weights.map(weight => (
            <WeightRow key={weight.name} weight={weight} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WeightRow({ weight }: { readonly weight: WeightStatistics }): React.JSX.Element {
  const trans = useTrans();
  const { name, shape, min, max, mean, std, zeros, notFinite } = weight;
  const size = shape.reduce((product, length) => product * length, 1);
  return (
    <tr className="epochlab-Table-row">
      <th scope="row">{name}</th>
      <td className="epochlab-Table-shape">{formatShape(shape)}</td>
      {[min, mean, max, std].map((value, index) => (
        <td key={index} className="epochlab-mod-number">
          {value === null ? '–' : formatNumber(value)}
        </td>
      ))}
      <td>
        <Histogram edges={weight.edges} counts={weight.counts} />
      </td>
      <td>
        {notFinite > 0 && (
          <strong className="epochlab-Error">
            {trans._n(
              '%2 value is NaN or infinite',
              '%2 values are NaN or infinite',
              notFinite,
              formatCount(notFinite),
            )}
          </strong>
        )}
        {zeros > 0 && size > 0 && (
          <span className={isDead(weight) ? 'epochlab-Error' : ''}>
            {isDead(weight)
              ? trans.__('dead: %1 are exactly zero', formatPercent(zeros / size))
              : trans.__('%1 are zero', formatPercent(zeros / size))}
          </span>
        )}
      </td>
    </tr>
  );
}

/** null until the kernel has answered. */
function useWeights(path: string, store: ViewStore): readonly WeightStatistics[] | null {
  const [answer, setAnswer] = useState<{ path: string; weights: readonly WeightStatistics[] } | null>(null);
  useEffect(() => {
    let wanted = true;
    void store.ask({ type: 'weights', layer: namesOf(path) }).then(({ message }) => {
      if (wanted && message.type === 'weights') {
        setAnswer({ path, weights: message.weights });
      }
    });
    return () => {
      wanted = false;
    };
  }, [path, store]);
  return answer?.path === path ? answer.weights : null;
}
