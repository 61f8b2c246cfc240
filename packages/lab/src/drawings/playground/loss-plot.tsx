import React, { useEffect, useMemo, useRef, useState } from 'react';
import { seriesStyle, type PlaygroundCurves, type PlaygroundRun } from '@epochlab/views';
import { throttled } from '../../components/throttle';
import { useTrans } from '../../environment';
import { lineStyle } from '../../plotly/line-style';
import { Plot } from '../../plotly/plot';
import type { Figure } from '../../plotly/figure';
import { titled, withLegend } from '../figures/curve';

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
    return (): Figure => ({
      data,
      layout: {
        ...withLegend,
        margin: { l: 48, r: 12, t: 24, b: 36 },
        xaxis: { ...titled(by === 'epoch' ? trans.__('epoch') : trans.__('seconds')) },
        yaxis: { ...titled(trans.__('loss')), rangemode: 'tozero' },
      },
    });
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
