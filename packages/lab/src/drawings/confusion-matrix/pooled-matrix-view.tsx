import React, { useState } from 'react';
import { formatCount, formatPercent, type ConfusionMatrixState, type PooledMatrix } from '@epochlab/views';
import { Button } from '@jupyterlab/ui-components';
import { useAction } from '../../components/use-action';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { ConnectionState } from '../../live/connection';
import type { ViewStore } from '../../live/view-store';
import type { ChosenCell } from './cell';
import { ClassTable } from './class-table';
import { MatrixControls } from './matrix-controls';
import { PooledConfusions } from './pooled-confusions';
import { roundAbout } from './regions';
import { SamplesPanel } from './samples-panel';
import { TilesPlot } from './tiles-plot';
import { useTile, type Region } from './use-tile';

export interface PooledMatrixViewProps {
  readonly pooled: PooledMatrix;
  readonly state: ConfusionMatrixState;
  readonly store: ViewStore;
  readonly connection: ConnectionState;
}

/** Thousands of classes: each tile shows its greatest count, and choosing one asks the kernel for finer ones, down to the samples. */
export function PooledMatrixView({
  pooled,
  state,
  store,
  connection,
}: PooledMatrixViewProps): React.JSX.Element {
  const trans = useTrans();
  const { classes, total, correct, worst } = pooled;
  const live = connection.status === 'live';
  const [region, setRegion] = useState<Region | null>(null);
  const [normalize, setNormalize] = useState(state.normalize ?? 'none');
  const [sort, setSort] = useState(state.sort ?? 'label');
  const [chosen, setChosen] = useState<ChosenCell | null>(null);
  const tile = useTile(pooled, { region, normalize, sort }, store, live);

  const isWhole = region === null && chosen === null;
  const showAll = (): void => {
    setRegion(null);
    setChosen(null);
  };
  useAction('matrix-all-classes', isWhole ? null : showAll);

  const show = async (confusion: ChosenCell | null): Promise<void> => {
    setChosen(confusion);
    if (!confusion) {
      return;
    }
    const { actual, predicted } = confusion.cell;
    const { message } = await store.ask({ type: 'place', classes: [actual, predicted], sort });
    if (message.type === 'place') {
      const [row = 0, column = 0] = message.places;
      setRegion(roundAbout({ rows: [row, row + 1], columns: [column, column + 1] }, classes));
    }
  };

  return (
    <ViewFrame
      what={trans.__('Confusion matrix')}
      subject={state.title}
      badge={total > 0 ? trans.__('accuracy %1', formatPercent(correct / total)) : null}
      note={trans.__(
        '%1 classes, %2 samples; each tile shows its greatest value.',
        formatCount(classes),
        formatCount(total),
      )}
      controls={
        <>
          <MatrixControls
            normalize={normalize}
            onNormalize={setNormalize}
            sort={sort}
            onSort={next => {
              setSort(next);
              setRegion(null);
            }}
            disabled={!live}
          />
          <Button
            className="jp-mod-styled epochlab-Button"
            small
            disabled={region === null}
            onClick={() => setRegion(null)}
          >
            {trans.__('All classes')}
          </Button>
        </>
      }
    >
      <div className="epochlab-Matrix">
        <TilesPlot
          tile={tile}
          classes={classes}
          title={state.title}
          live={live}
          chosen={chosen}
          onRegion={setRegion}
          onChoose={setChosen}
        />
        <div className="epochlab-Matrix-side">
          <PooledConfusions pooled={pooled} live={live} chosen={chosen} onChoose={one => void show(one)} />
          {chosen ? (
            <SamplesPanel
              chosen={chosen}
              kept={state.samples}
              live={live}
              store={store}
              onClose={() => setChosen(null)}
            />
          ) : (
            <ClassTable classes={worst} />
          )}
        </div>
      </div>
    </ViewFrame>
  );
}
