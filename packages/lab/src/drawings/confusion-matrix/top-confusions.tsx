import React from 'react';
import { formatCount, type Confusion } from '@epochlab/views';
import { useTrans } from '../../environment';
import { sameCell, type MatrixCell } from './cell';

export interface TopConfusionsProps {
  readonly confusions: readonly Confusion[];
  readonly labels: readonly string[];
  readonly selected: MatrixCell | null;
  readonly onSelect: (cell: MatrixCell | null) => void;
}

/** The most frequent confusions as sentences; choosing one marks its cell. */
export function TopConfusions({
  confusions,
  labels,
  selected,
  onSelect,
}: TopConfusionsProps): React.JSX.Element {
  const trans = useTrans();
  if (confusions.length === 0) {
    return <p className="epochlab-Matrix-none">{trans.__('No sample was confused.')}</p>;
  }
  return (
    <ol className="epochlab-Confusions" aria-label={trans.__('Most frequent confusions')}>
      {confusions.map(({ actual, predicted, count }) => {
        const isSelected = sameCell(selected, { actual, predicted });
        return (
          <li key={`${actual} ${predicted}`}>
            <button
              className="epochlab-Confusion"
              aria-pressed={isSelected}
              onClick={() => onSelect(isSelected ? null : { actual, predicted })}
            >
              {trans._n(
                '%3 read as %4: once',
                '%3 read as %4: %2 times',
                count,
                formatCount(count),
                labels[actual] ?? '',
                labels[predicted] ?? '',
              )}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
