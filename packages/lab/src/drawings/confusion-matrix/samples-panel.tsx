import { Button } from '@jupyterlab/ui-components';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import React, { useEffect, useState } from 'react';
import { formatCount, type CellSamples, type MatrixSample } from '@epochlab/views';
import { PixelPicture } from '../../components/pixel-picture';
import { useTrans } from '../../environment';
import type { ViewStore } from '../../live/view-store';
import { sameCell, type MatrixCell, type ChosenCell } from './cell';
import { timesIn } from '../../words/times';

export interface SamplesPanelProps {
  readonly chosen: ChosenCell;
  /** Samples of some cells that came with the matrix. */
  readonly kept: readonly CellSamples[] | undefined;
  readonly live: boolean;
  readonly store: ViewStore;
  readonly onClose: () => void;
}

const LIMIT = 24;

/** The samples of one cell: pictures where they are pictures, else what there is to read, else their indices. */
export function SamplesPanel({ chosen, kept, live, store, onClose }: SamplesPanelProps): React.JSX.Element {
  const trans = useTrans();
  const { samples, total = 0 } = useSamples(chosen, kept, live, store);
  const { actual, predicted } = chosen.names;
  const isRight = chosen.cell.actual === chosen.cell.predicted;
  const heading = isRight
    ? trans.__('%1 read rightly: %2', actual, timesIn(trans, total))
    : trans.__('%1 read as %2: %3', actual, predicted, timesIn(trans, total));
  return (
    <section className="epochlab-Samples" aria-label={heading}>
      <header>
        <strong>{heading}</strong>
        <Button minimal small onClick={onClose}>
          {trans.__('Back to all classes')}
        </Button>
      </header>
      {samples.length === 0 ? (
        <p className="epochlab-Matrix-none">{reason(trans, total, live)}</p>
      ) : (
        <ul className="epochlab-Samples-list">
          {samples.map(sample => (
            <li key={sample.index}>
              <Sample sample={sample} />
            </li>
          ))}
        </ul>
      )}
      {samples.length > 0 && samples.length < total && (
        <p className="epochlab-Matrix-none">
          {trans.__('The first %1 of %2.', formatCount(samples.length), formatCount(total))}
        </p>
      )}
    </section>
  );
}

/** Why no sample is shown. */
function reason(trans: IRenderMime.TranslationBundle, total: number, live: boolean): string {
  if (total === 0) {
    return trans.__('No sample is in this cell.');
  }
  return live
    ? trans.__('Asking the kernel for the samples.')
    : trans.__(
        'The notebook keeps samples of the most frequent confusions; run the cell again to see these.',
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

interface Found {
  readonly samples: readonly MatrixSample[];
  readonly total?: number | undefined;
}

/** The samples that the payload carries, until the kernel answers with more. */
function useSamples(
  { cell, count }: ChosenCell,
  kept: readonly CellSamples[] | undefined,
  live: boolean,
  store: ViewStore,
): Found {
  const [answer, setAnswer] = useState<(Found & { readonly cell: MatrixCell }) | null>(null);
  useEffect(() => {
    if (!live) {
      return;
    }
    let wanted = true;
    void store.ask({ type: 'samples', ...cell, limit: LIMIT }).then(({ message }) => {
      if (wanted && message.type === 'samples') {
        setAnswer({ cell, samples: message.samples, total: message.total });
      }
    });
    return () => {
      wanted = false;
    };
  }, [cell, live, store]);
  if (answer && sameCell(answer.cell, cell)) {
    return answer;
  }
  return { samples: kept?.find(one => sameCell(one, cell))?.samples ?? [], total: count };
}
