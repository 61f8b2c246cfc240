import React, { useCallback, useMemo, useState } from 'react';
import { formatPercent, scores } from '@epochlab/views';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import { Plot } from '../../plotly/plot';
import type { PlotTheme } from '../../plotly/theme';
import type { DrawingProps } from '../drawing';
import { ClassTable } from './class-table';
import { countFormat, matrixFigure } from './figure';
import { TopConfusions } from './top-confusions';

export interface Cell {
  readonly actual: number;
  readonly predicted: number;
}

/** The matrix, the measures of each class, and the confusions worth looking at. */
export function MatrixView({ payload }: DrawingProps<'confusionMatrix'>): React.JSX.Element {
  const trans = useTrans();
  const { labels, counts, title } = payload.state;
  const [selected, setSelected] = useState<Cell | null>(null);
  const { accuracy, classes } = useMemo(() => scores(payload.state), [payload.state]);

  const figure = useCallback(
    (_theme: PlotTheme, width: number) =>
      matrixFigure(
        {
          labels,
          values: counts,
          format: countFormat,
          titles: { true: trans.__('true'), predicted: trans.__('predicted') },
          selected,
        },
        width,
      ),
    [labels, counts, selected, trans],
  );

  return (
    <ViewFrame
      what={trans.__('Confusion matrix')}
      subject={title}
      badge={accuracy === null ? null : trans.__('accuracy %1', formatPercent(accuracy))}
    >
      <div className="epochlab-Matrix">
        <Plot
          figure={figure}
          height={420}
          label={trans.__('Confusion matrix of %1 classes', labels.length)}
          onClick={({ points }) => {
            const point = points[0];
            if (point) {
              setSelected({ actual: Number(point.y), predicted: Number(point.x) });
            }
          }}
        />
        <div className="epochlab-Matrix-side">
          <TopConfusions counts={counts} labels={labels} selected={selected} onSelect={setSelected} />
          <ClassTable classes={classes} />
        </div>
      </div>
    </ViewFrame>
  );
}
