import type { Data } from 'plotly.js';
import { formatNumber, type Matrix, type ViewStates } from '@epochlab/views';
import { curve, titled, withLegend } from './curve';
import type { FigureKind } from './figure-kind';
import { COLOR_BAR, INTENSITY, middles, rangeOf, rowsOf } from './matrix';

type DescentPath = ViewStates['lossSurface']['paths'][number];

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
          title: { text: logarithmic ? trans.__('loss (log colours)') : trans.__('loss') },
          ...(logarithmic ? lossTicks(loss) : {}),
        },
      },
      ...paths.flatMap((path, index) => pathTraces(path, index + 1)),
    ],
    layout: {
      ...withLegend,
      showlegend: paths.length > 0,
      xaxis: { ...titled(xLabel), range: ends(middles(x, loss.columns)) },
      yaxis: { ...titled(yLabel), range: ends(middles(y, loss.rows)) },
    },
  }),
};

/** A line on white, a hollow marker where it begins and a filled one where it ends. */
function pathTraces(path: DescentPath, index: number): Data[] {
  const line = curve(index, path, 'lines');
  const { color } = line.marker;
  const solid = { ...line.line, dash: 'solid' as const };
  const at = Math.max(0, path.x.length - 1);
  const end = (i: number, marker: object): Data => ({
    ...curve(index, { name: path.name, x: path.x.slice(i, i + 1), y: path.y.slice(i, i + 1) }, 'markers'),
    marker: { ...line.marker, size: 10, ...marker },
    showlegend: false,
    hoverinfo: 'skip',
  });
  return [
    { ...line, line: { color: '#fff', width: 4.5 }, showlegend: false, hoverinfo: 'skip' },
    { ...line, line: { ...solid, width: 2.5 } },
    end(0, { color: '#fff', line: { color: color as string, width: 2 } }),
    end(at, { line: { color: '#fff', width: 1.5 } }),
  ];
}

/** Ticks of the colour bar: losses at equal steps of its logarithm. */
function lossTicks(loss: Matrix): { tickvals: number[]; ticktext: string[] } {
  const [low, high] = rangeOf(loss);
  const floor = floorOf(low, high);
  const [from, to] = [Math.log10(floor), Math.log10(high - low + floor)];
  const tickvals = Array.from({ length: 5 }, (_, i) => from + (i * (to - from)) / 4);
  return { tickvals, ticktext: tickvals.map(value => formatNumber(10 ** value - floor + low, 3)) };
}

const floorOf = (low: number, high: number): number => (high - low) * 1e-4 || 1e-12;

/** From the first to the last. */
const ends = (values: readonly number[]): [number, number] => [values[0] ?? 0, values.at(-1) ?? 1];

/** The logarithm of the loss above its least value; the least itself is drawn a little above it. */
function heights(loss: Matrix): (number | null)[][] {
  const [low, high] = rangeOf(loss);
  const floor = floorOf(low, high);
  return rowsOf(loss).map(row => row.map(value => (value === null ? null : Math.log10(value - low + floor))));
}
