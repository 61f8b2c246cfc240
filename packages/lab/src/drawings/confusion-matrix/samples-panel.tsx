import { Button } from '@jupyterlab/ui-components';
import React, { useEffect, useState } from 'react';
import { formatCount, timesText, type ConfusionMatrixState, type MatrixSample } from '@epochlab/views';
import { PixelPicture } from '../../components/pixel-picture';
import { useTrans } from '../../environment';
import type { ViewStore } from '../../live/view-store';
import { sameCell, type Cell } from './cell';

export interface SamplesPanelProps {
  readonly cell: Cell;
  readonly state: ConfusionMatrixState;
  readonly live: boolean;
  readonly store: ViewStore;
  readonly onClose: () => void;
}

const LIMIT = 24;

/** The samples of one cell: pictures where they are pictures, else what there is to read, else their indices. */
export function SamplesPanel({ cell, state, live, store, onClose }: SamplesPanelProps): React.JSX.Element {
  const trans = useTrans();
  const samples = useSamples(cell, state, live, store);
  const count = state.counts[cell.actual]?.[cell.predicted] ?? 0;
  const [actual, predicted] = [state.labels[cell.actual] ?? '', state.labels[cell.predicted] ?? ''];
  const heading =
    cell.actual === cell.predicted
      ? trans.__('%1 read rightly: %2', actual, timesText(count))
      : trans.__('%1 read as %2: %3', actual, predicted, timesText(count));
  return (
    <section className="epochlab-Samples" aria-label={heading}>
      <header>
        <strong>{heading}</strong>
        <Button minimal small onClick={onClose}>
          {trans.__('Back to all classes')}
        </Button>
      </header>
      {samples.length === 0 ? (
        <p className="epochlab-Matrix-none">
          {count === 0
            ? trans.__('No sample is in this cell.')
            : trans.__(
                'The samples did not come with the matrix; pass them as `samples` to show.confusionMatrix.',
              )}
        </p>
      ) : (
        <ul className="epochlab-Samples-list">
          {samples.map(sample => (
            <li key={sample.index}>
              <Sample sample={sample} />
            </li>
          ))}
        </ul>
      )}
      {samples.length > 0 && samples.length < count && (
        <p className="epochlab-Matrix-none">
          {trans.__('The first %1 of %2.', formatCount(samples.length), formatCount(count))}
        </p>
      )}
    </section>
  );
}

function Sample({ sample }: { readonly sample: MatrixSample }): React.JSX.Element {
  const trans = useTrans();
  const name = trans.__('sample %1', formatCount(sample.index));
  return (
    <figure className="epochlab-Sample" title={name}>
      {sample.picture && <PixelPicture pixels={sample.picture} label={name} />}
      <figcaption>{sample.text ?? formatCount(sample.index)}</figcaption>
    </figure>
  );
}

/** What the payload carries, until the kernel answers with more. */
function useSamples(
  cell: Cell,
  state: ConfusionMatrixState,
  live: boolean,
  store: ViewStore,
): readonly MatrixSample[] {
  const [answer, setAnswer] = useState<{ cell: Cell; samples: readonly MatrixSample[] } | null>(null);
  useEffect(() => {
    if (!live) {
      return;
    }
    let wanted = true;
    void store.ask({ type: 'samples', ...cell, limit: LIMIT }).then(({ message }) => {
      if (wanted && message.type === 'samples') {
        setAnswer({ cell, samples: message.samples });
      }
    });
    return () => {
      wanted = false;
    };
  }, [cell, live, store]);
  if (answer && sameCell(answer.cell, cell) && answer.samples.length > 0) {
    return answer.samples;
  }
  return state.samples?.find(one => sameCell(one, cell))?.samples ?? [];
}
