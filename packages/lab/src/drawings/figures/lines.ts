import type { LayoutAxis } from 'plotly.js';
import { formatCount, pointsOf, type NamedCurve } from '@epochlab/views';
import type { FigureKind } from './figure-kind';
import { digitsIfShort, THIN_THOUSANDS } from '../../plotly/counted';
import { curve, logScale, MARGIN, titled, withLegend } from './curve';

const MODES = { lines: 'lines', points: 'markers', linesAndPoints: 'lines+markers' } as const;

/** The last number of the x axis stands half beyond it. */
const LAST_LABEL = { ...MARGIN, r: 30 };

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
      margin: LAST_LABEL,
      showlegend: series.length > 1,
      ...THIN_THOUSANDS,
      xaxis: {
        ...titled(xLabel),
        ...scale(xScale, width, all(series, 'x')),
      },
      // Its labels are as long as the numbers of the data; the plot gives way to them.
      yaxis: {
        ...titled(yLabel),
        ...scale(yScale, Infinity, all(series, 'y')),
        automargin: true,
      },
    },
  }),
};

const all = (series: readonly NamedCurve[], axis: 'x' | 'y'): readonly (number | null)[] =>
  series.flatMap(one => one[axis]);

const scale = (
  type: 'linear' | 'log',
  room: number,
  values: readonly (number | null)[],
): Partial<LayoutAxis> => (type === 'log' ? logScale(room) : { type, ...digitsIfShort(values) });
