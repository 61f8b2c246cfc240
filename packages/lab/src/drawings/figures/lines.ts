import type { LayoutAxis } from 'plotly.js';
import { formatCount, pointsOf } from '@epochlab/views';
import type { FigureKind } from './figure-kind';
import { curve, logScale, titled, withLegend } from './curve';

const MODES = { lines: 'lines', points: 'markers', linesAndPoints: 'lines+markers' } as const;

export const lines: FigureKind<'lines'> = {
  height: () => 340,
  note: ({ series, total }, trans) =>
    total === undefined
      ? undefined
      : trans.__('%1 of %2 points', formatCount(pointsOf(series)), formatCount(total)),
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
