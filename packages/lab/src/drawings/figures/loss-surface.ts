import { formatNumber, type Matrix } from '@epochlab/views';
import { curve, titled, withLegend } from './curve';
import type { FigureKind } from './figure-kind';
import { COLOR_BAR, INTENSITY, middles, rangeOf, rowsOf } from './matrix';

export const lossSurface: FigureKind<'lossSurface'> = {
  name: trans => trans.__('Loss surface'),
  height: () => 480,
  figure: ({ loss, x, y, paths, logarithmic, xLabel, yLabel }, { trans }) => ({
    data: [
      {
        type: 'contour',
        x: middles(x, loss.columns),
        y: middles(y, loss.rows),
        z: logarithmic ? heights(loss) : rowsOf(loss),
        text: rowsOf(loss).map(row => row.map(value => (value === null ? '' : formatNumber(value)))),
        hovertemplate: '%{x:.4~g}, %{y:.4~g}: %{text}<extra></extra>',
        colorscale: INTENSITY,
        ncontours: 24,
        line: { width: 0.5 },
        colorbar: {
          ...COLOR_BAR,
          title: { text: logarithmic ? trans.__('log₁₀ above least') : trans.__('loss') },
        },
      },
      ...paths.map((path, index) => {
        const style = curve(index + 1, path, 'lines+markers');
        return { ...style, marker: { ...style.marker, size: 5, line: { color: '#fff', width: 1 } } };
      }),
    ],
    layout: {
      ...withLegend,
      showlegend: paths.length > 0,
      xaxis: { ...titled(xLabel), range: ends(middles(x, loss.columns)) },
      yaxis: { ...titled(yLabel), range: ends(middles(y, loss.rows)) },
    },
  }),
};

/** From the first to the last. */
const ends = (values: readonly number[]): [number, number] => [values[0] ?? 0, values.at(-1) ?? 1];

/** The logarithm of the loss above its least value; the least itself is drawn a little above it. */
function heights(loss: Matrix): (number | null)[][] {
  const [low, high] = rangeOf(loss);
  const floor = (high - low) * 1e-4 || 1e-12;
  return rowsOf(loss).map(row => row.map(value => (value === null ? null : Math.log10(value - low + floor))));
}
