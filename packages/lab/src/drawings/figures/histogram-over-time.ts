import type { Data } from 'plotly.js';
import { cividis, formatNumber, hex } from '@epochlab/views';
import { titled } from './curve';
import type { FigureKind } from './figure-kind';

/** How many moments high the tallest bin is. */
const OVERLAP = 2.2;

/** One outline for each moment, later ones in front and brighter. */
export const histogramOverTime: FigureKind<'histogramOverTime'> = {
  name: trans => trans.__('Histogram over time'),
  height: () => 400,
  figure: ({ moments, measure, timeLabel }, { theme }) => {
    const tallest = Math.max(1e-12, ...moments.flatMap(({ edges, counts }) => densities(edges, counts)));
    const last = Math.max(1, moments.length - 1);
    const data = moments.map(({ time, edges, counts }, index): Data => {
      const heights = densities(edges, counts).map(density => index - (OVERLAP * density) / tallest);
      return {
        type: 'scatter',
        mode: 'lines',
        x: [...edges.slice(0, 1), ...middles(edges), ...edges.slice(-1)],
        y: [index, ...heights, index],
        fill: 'toself',
        fillcolor: `${hex(cividis(0.15 + (0.8 * index) / last))}cc`,
        line: { color: theme.surface, width: 1 },
        name: `${timeLabel} ${formatNumber(time)}`,
        hoverinfo: 'name',
      };
    });
    return {
      data,
      layout: {
        margin: { l: 70, r: 16, t: 8, b: 44 },
        xaxis: titled(measure),
        yaxis: {
          ...titled(timeLabel),
          autorange: 'reversed',
          tickmode: 'array',
          tickvals: moments
            .map((_, index) => index)
            .filter(index => index % Math.ceil(moments.length / 12) === 0),
          ticktext: moments
            .filter((_, index) => index % Math.ceil(moments.length / 12) === 0)
            .map(({ time }) => formatNumber(time)),
        },
      },
    };
  },
};

const densities = (edges: readonly number[], counts: readonly number[]): number[] =>
  counts.map((count, bin) => count / Math.max(1e-300, (edges[bin + 1] ?? 0) - (edges[bin] ?? 0)));

const middles = (edges: readonly number[]): number[] =>
  edges.slice(1).map((edge, bin) => (edge + (edges[bin] ?? edge)) / 2);
