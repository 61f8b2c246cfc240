import type { PlotRelayoutEvent } from 'plotly.js';
import React, { useCallback, useState } from 'react';
import { formatCount, formatPercent, timesText, type PooledMatrix } from '@epochlab/views';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { ConnectionState } from '../../live/connection';
import type { ViewStore } from '../../live/view-store';
import { Plot } from '../../plotly/plot';
import type { PlotTheme } from '../../plotly/theme';
import { ClassTable } from './class-table';
import { tilesFigure } from './tiles-figure';
import { useTile, type Region } from './use-tile';

export interface PooledMatrixViewProps {
  readonly pooled: PooledMatrix;
  readonly title: string;
  readonly store: ViewStore;
  readonly connection: ConnectionState;
}

/** Thousands of classes: each tile shows its greatest count, and zooming in asks the kernel for finer ones. */
export function PooledMatrixView({
  pooled,
  title,
  store,
  connection,
}: PooledMatrixViewProps): React.JSX.Element {
  const trans = useTrans();
  const { classes, total, correct, worst, confusions } = pooled;
  const [region, setRegion] = useState<Region | null>(null);
  const tile = useTile(pooled, region, store, connection.status === 'live');
  const figure = useCallback(
    (_theme: PlotTheme) => tilesFigure(tile, { true: trans.__('true'), predicted: trans.__('predicted') }),
    [tile, trans],
  );
  return (
    <ViewFrame
      what={trans.__('Confusion matrix')}
      subject={title}
      badge={total > 0 ? trans.__('accuracy %1', formatPercent(correct / total)) : null}
      note={trans.__(
        '%1 classes, %2 samples; each tile shows its greatest count. Drag over a part to see it in detail.',
        formatCount(classes),
        formatCount(total),
      )}
    >
      <div className="epochlab-Matrix">
        <Plot
          figure={figure}
          height={460}
          label={trans._n('Confusion matrix of %1 class', 'Confusion matrix of %1 classes', classes)}
          title={title}
          onRelayout={event => setRegion(regionOf(event, classes))}
        />
        <div className="epochlab-Matrix-side">
          <ol className="epochlab-Confusions" aria-label={trans.__('Most frequent confusions')}>
            {confusions.slice(0, 8).map(({ actual, predicted, count }, index) => (
              <li key={index} className="epochlab-Confusion">
                {trans.__('%1 read as %2: %3', actual, predicted, timesText(count))}
              </li>
            ))}
          </ol>
          <ClassTable classes={worst} />
        </div>
      </div>
    </ViewFrame>
  );
}

/** The classes that the user dragged over; null when a double click asked for all. */
function regionOf(event: PlotRelayoutEvent, classes: number): Region | null {
  const read = (axis: 'xaxis' | 'yaxis'): readonly [number, number] | null => {
    const ends = [Number(event[`${axis}.range[0]`]), Number(event[`${axis}.range[1]`])];
    if (!ends.every(Number.isFinite)) {
      return null;
    }
    const from = Math.max(0, Math.floor(Math.min(...ends)));
    return [from, Math.min(classes, Math.max(from + 1, Math.ceil(Math.max(...ends))))];
  };
  const [rows, columns] = [read('yaxis'), read('xaxis')];
  return rows && columns ? { rows, columns } : null;
}
