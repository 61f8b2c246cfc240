import React, { useEffect, useMemo, useRef, useState } from 'react';
import { lossAxes, seriesStyle, type PlaygroundCurves, type PlaygroundRun } from '@epochlab/views';
import { throttled } from '../../components/throttle';
import { useTrans } from '../../environment';
import { axisLayout } from '../../plotly/axis-layout';
import { lineStyle } from '../../plotly/line-style';
import { Plot } from '../../plotly/plot';
import type { Figure } from '../../plotly/figure';
import type { PlotTheme } from '../../plotly/theme';
import { withLegend } from '../figures/curve';

/** Plotly draws so often; numbers beside the plot are newer. */
const DRAW_MS = 500;

export interface LossPlotProps {
  readonly curves: PlaygroundCurves;
  readonly runs: readonly PlaygroundRun[];
  readonly by: 'epoch' | 'seconds';
}

/** The loss of training and test points over epochs or seconds, earlier runs pale behind them. */
export function LossPlot({ curves, runs, by }: LossPlotProps): React.JSX.Element {
  const trans = useTrans();
  const shown = useThrottled(curves);
  const figure = useMemo(() => {
    const line = (
      name: string,
      index: number,
      x: readonly number[],
      y: readonly (number | null)[],
      pale = false,
    ) => ({
      type: 'scatter' as const,
      mode: 'lines' as const,
      name,
      x: [...x],
      y: [...y],
      ...lineStyle(seriesStyle(index)),
      ...(pale ? { opacity: 0.35, showlegend: false } : {}),
    });
    const data = [
      ...runs.map(run => line(trans.__('%1, test', run.name), 1, run[by], run.testLoss, true)),
      line(trans.__('training'), 0, shown[by], shown.loss),
      line(trans.__('test'), 1, shown[by], shown.testLoss),
    ];
    const labels = { x: by === 'epoch' ? trans.__('epoch') : trans.__('seconds'), y: trans.__('loss') };
    const all = { x: data.flatMap(({ x }) => x), losses: data.flatMap(({ y }) => y) };
    return (_theme: PlotTheme, width: number): Figure => {
      const axes = lossAxes(all, width, labels);
      return {
        data,
        layout: {
          ...withLegend,
          margin: { l: 52, r: 16, t: 24, b: 36 },
          xaxis: axisLayout(axes.x),
          yaxis: axisLayout(axes.y),
        },
        axes,
      };
    };
  }, [shown, runs, by, trans]);
  return <Plot figure={figure} height={180} label={trans.__('Loss of training and test points')} />;
}

function useThrottled<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const [slot] = useState(() =>
    throttled(
      () => setShown(latest.current),
      () => DRAW_MS,
    ),
  );
  useEffect(() => slot.call(''), [value, slot]);
  useEffect(() => slot.dispose, [slot]);
  return shown;
}
