import type { LayoutAxis } from 'plotly.js';
import type { FigureKind } from './figure-kind';
import { curve, logScale, titled, withLegend } from './curve';

const MODES = { lines: 'lines', points: 'markers', linesAndPoints: 'lines+markers' } as const;

export const lines: FigureKind<'lines'> = {
  height: () => 340,
  figure: ({ series, form = 'lines', xLabel, yLabel, xScale = 'linear', yScale = 'linear' }, { width }) => ({
    data: series.map((one, index) => curve(index, one, MODES[form])),
    layout: {
      ...withLegend,
      showlegend: series.length > 1,
      xaxis: { ...titled(xLabel), ...scale(xScale, width) },
      // Its labels are as long as the numbers of the data; the plot gives way to them.
      yaxis: { ...titled(yLabel), ...scale(yScale, Infinity), automargin: true },
    },
  }),
};

const scale = (type: 'linear' | 'log', room: number): Partial<LayoutAxis> =>
  type === 'log' ? logScale(room) : { type };
