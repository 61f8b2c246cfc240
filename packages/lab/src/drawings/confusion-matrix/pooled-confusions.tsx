import React from 'react';
import type { PooledMatrix } from '@epochlab/views';
import { useTrans } from '../../environment';
import { sameCell, type ChosenCell } from './cell';
import { timesIn } from '../../words/times';

const SHOWN = 8;

export interface PooledConfusionsProps {
  readonly pooled: PooledMatrix;
  readonly live: boolean;
  readonly chosen: ChosenCell | null;
  readonly onChoose: (confusion: ChosenCell | null) => void;
}

/** The most frequent confusions as sentences; while the kernel is there, choosing one leads to its cell. */
export function PooledConfusions(props: PooledConfusionsProps): React.JSX.Element {
  const trans = useTrans();
  const { pooled, live, chosen, onChoose } = props;
  return (
    <ol className="epochlab-Confusions" aria-label={trans.__('Most frequent confusions')}>
      {pooled.confusions.slice(0, SHOWN).map(({ actual, predicted, count, cell }, index) => {
        const one = cell && {
          cell: { actual: cell[0], predicted: cell[1] },
          names: { actual, predicted },
          count,
        };
        const isChosen = one !== undefined && sameCell(chosen?.cell ?? null, one.cell);
        return (
          <li key={index}>
            <button
              className="epochlab-Confusion"
              disabled={!live || !one}
              aria-pressed={isChosen}
              onClick={() => one && onChoose(isChosen ? null : one)}
            >
              {trans.__('%1 read as %2: %3', actual, predicted, timesIn(trans, count))}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
