import React, { useCallback, type KeyboardEvent } from 'react';
import type { ConfusionMatrixState } from '@epochlab/views';
import { useTrans } from '../../environment';
import { Plot } from '../../plotly/plot';
import type { PlotTheme } from '../../plotly/theme';
import type { Arranged } from './arrange';
import type { MatrixCell } from './cell';
import { matrixFigure } from './figure';
import { moved } from './key-moves';
import { timesIn } from '../../words/times';

export interface MatrixPlotProps {
  readonly arranged: Arranged;
  readonly state: ConfusionMatrixState;
  readonly selected: MatrixCell | null;
  readonly onSelect: (cell: MatrixCell | null) => void;
}

/** The matrix as colours and numbers. A click or the arrow keys choose a cell. */
export function MatrixPlot({ arranged, state, selected, onSelect }: MatrixPlotProps): React.JSX.Element {
  const trans = useTrans();
  const { order } = arranged;
  const figure = useCallback(
    (_theme: PlotTheme, width: number) =>
      matrixFigure(
        arranged,
        {
          selected: selected && {
            actual: order.indexOf(selected.actual),
            predicted: order.indexOf(selected.predicted),
          },
          titles: { true: trans.__('true'), predicted: trans.__('predicted') },
        },
        width,
      ),
    [arranged, order, selected, trans],
  );
  const choose = (row: number, column: number): void => {
    const [actual, predicted] = [order[row], order[column]];
    if (actual !== undefined && predicted !== undefined) {
      onSelect({ actual, predicted });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, selected, order);
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onSelect(next);
    }
  };
  return (
    <div
      className="epochlab-Matrix-plot"
      role="group"
      tabIndex={0}
      aria-label={trans.__('Cells of the matrix: the arrow keys choose one')}
      onKeyDown={onKeyDown}
    >
      <Plot
        figure={figure}
        height={state.labels.length > 30 ? 520 : 430}
        label={trans._n(
          'Confusion matrix of %1 class',
          'Confusion matrix of %1 classes',
          state.labels.length,
        )}
        title={state.title || trans.__('Confusion matrix')}
        onClick={({ points: [point] }) => point && choose(Number(point.y), Number(point.x))}
      />
      <span className="epochlab-Unseen" aria-live="polite">
        {selected && describe(state, selected, trans)}
      </span>
    </div>
  );
}

const describe = (
  { labels, counts }: ConfusionMatrixState,
  { actual, predicted }: MatrixCell,
  trans: ReturnType<typeof useTrans>,
): string => `${labels[actual]} → ${labels[predicted]}: ${timesIn(trans, counts[actual]?.[predicted] ?? 0)}`;
