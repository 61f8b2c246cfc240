import { firstNotFinite, formatCount, formatNumber, histogramGrid } from '@epochlab/views';
import { axisLayout } from '../../plotly/axis-layout';
import { MARGIN } from './curve';
import type { FigureKind } from './figure-kind';
import { cellTexts, colorBar, INTENSITY, middles } from './matrix';

/** A column for each moment: the brighter, the larger the share of values there. */
export const histogramOverTime: FigureKind<'histogramOverTime'> = {
  name: trans => trans.__('Histogram over time'),
  height: () => 400,
  note: (state, trans) => {
    const { moments, measure, timeLabel } = state;
    const first = firstNotFinite(state);
    const count = first?.notFinite ?? 0;
    return [
      trans._n('%2 moment', '%2 moments', moments.length, formatCount(moments.length)),
      first &&
        trans._n(
          '%2 value of %3 NaN or infinite since %4 %5',
          '%2 values of %3 NaN or infinite since %4 %5',
          count,
          formatCount(count),
          measure,
          timeLabel,
          formatNumber(first.time),
        ),
    ]
      .filter(Boolean)
      .join(' · ');
  },
  figure: (state, { trans, width }) => {
    const { grid, scale, axes } = histogramGrid(state, width);
    const { rows, columns, values } = grid;
    // The first row of the grid is its top.
    const z = Array.from({ length: rows }, (_, row) =>
      Array.from(values).slice((rows - 1 - row) * columns, (rows - row) * columns),
    );
    return {
      data: [
        {
          type: 'heatmap',
          x: middles(axes.x.domain, columns),
          y: middles(axes.y.domain, rows),
          z,
          zmin: scale.low,
          zmax: scale.high,
          colorscale: INTENSITY,
          colorbar: colorBar([scale.low, scale.high], trans.__('% of values')),
          text: cellTexts(z.map(row => row.map(value => `${formatNumber(value, 3)}%`))),
          hovertemplate: '%{text}<extra></extra>',
        },
      ],
      layout: {
        margin: { ...MARGIN, t: 8 },
        xaxis: axisLayout(axes.x),
        yaxis: { ...axisLayout(axes.y), automargin: true },
      },
      axes,
    };
  },
};
