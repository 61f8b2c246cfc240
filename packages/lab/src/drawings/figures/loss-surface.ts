import type { Data } from 'plotly.js';
import { formatNumber, surfaceAxes, type Matrix, type ViewStates } from '@epochlab/views';
import { axisLayout } from '../../plotly/axis-layout';
import { curve, withLegend } from './curve';
import type { FigureKind } from './figure-kind';
import { cellTexts, colorBar, INTENSITY, middles, rangeOf, rowsOf } from './matrix';

type DescentPath = ViewStates['lossSurface']['paths'][number];

export const lossSurface: FigureKind<'lossSurface'> = {
  name: trans => trans.__('Loss surface'),
  height: () => 480,
  figure: (state, { trans, width }) => {
    const { loss, x, y, paths, logarithmic } = state;
    const axes = surfaceAxes(state, width);
    return {
      data: [
        {
          type: 'heatmap',
          zsmooth: 'best',
          x: middles(x, loss.columns),
          y: middles(y, loss.rows),
          z: logarithmic ? heights(loss) : rowsOf(loss),
          text: cellTexts(
            rowsOf(loss).map(row => row.map(value => (value === null ? '' : formatNumber(value)))),
          ),
          hovertemplate: '%{x:.4~g}, %{y:.4~g}: %{text}<extra></extra>',
          colorscale: INTENSITY,
          colorbar: colorBar(
            rangeOf(loss),
            logarithmic ? trans.__('loss (log colours)') : trans.__('loss'),
            logarithmic ? heightOf(loss) : undefined,
          ),
        },
        ...paths.flatMap((path, index) => pathTraces(path, index + 1)),
      ],
      layout: {
        ...withLegend,
        showlegend: paths.length > 0,
        xaxis: axisLayout(axes.x),
        yaxis: axisLayout(axes.y),
      },
      axes,
    };
  },
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

const floorOf = (low: number, high: number): number => (high - low) * 1e-4 || 1e-12;

/** The logarithm of a loss above the least of all; the least itself is drawn a little above it. */
function heightOf(loss: Matrix): (value: number) => number {
  const [low, high] = rangeOf(loss);
  const floor = floorOf(low, high);
  return value => Math.log10(value - low + floor);
}

const heights = (loss: Matrix): (number | null)[][] => {
  const height = heightOf(loss);
  return rowsOf(loss).map(row => row.map(value => (value === null ? null : height(value))));
};
