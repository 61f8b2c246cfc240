import React from 'react';
import type { PooledMatrix } from '@epochlab/views';
import { useAction } from '../../components/use-action';
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
  const confusions = pooled.confusions
    .slice(0, SHOWN)
    .map(confusion => ({ confusion, one: chosenOf(confusion) }));
  const worst = live ? confusions[0]?.one : undefined;
  useAction('top-confusion', worst ? () => onChoose(worst) : null);
  return (
    <ol className="epochlab-Confusions" aria-label={trans.__('Most frequent confusions')}>
      {confusions.map(({ confusion: { actual, predicted, count }, one }, index) => {
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

type Confusion = PooledMatrix['confusions'][number];

/** The cell of a confusion; undefined when it came without its place. */
const chosenOf = ({ actual, predicted, count, cell }: Confusion): ChosenCell | undefined =>
  cell && { cell: { actual: cell[0], predicted: cell[1] }, names: { actual, predicted }, count };
