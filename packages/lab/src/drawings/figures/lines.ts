import type { FigureKind } from './figure-kind';
import { curve, LOG_SCALE, titled, withLegend } from './curve';

const MODES = { lines: 'lines', points: 'markers', linesAndPoints: 'lines+markers' } as const;

export const lines: FigureKind<'lines'> = {
  height: () => 340,
  figure: ({ series, form = 'lines', xLabel, yLabel, xScale = 'linear', yScale = 'linear' }) => ({
    data: series.map((one, index) => curve(index, one, MODES[form])),
    layout: {
      ...withLegend,
      showlegend: series.length > 1,
      xaxis: { ...titled(xLabel), ...scale(xScale) },
      yaxis: { ...titled(yLabel), ...scale(yScale) },
    },
  }),
};

const scale = (type: 'linear' | 'log'): object => (type === 'log' ? LOG_SCALE : { type });
