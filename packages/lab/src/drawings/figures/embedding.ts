import type { Data } from 'plotly.js';
import { plainText } from '../../plotly/plain-text';
import { curve, withLegend } from './curve';
import type { FigureKind } from './figure-kind';

/** With more points their names would cover each other. */
const MOST_NAMED = 60;

/** Places mean nothing, only nearness does. */
const NO_SCALE = { showticklabels: false, showgrid: false, ticks: '' } as const;

export const embedding: FigureKind<'embedding'> = {
  name: trans => trans.__('Embedding'),
  height: () => 480,
  note: ({ method, x }, trans) => `${method} · ${trans._n('%1 point', '%1 points', x.length)}`,
  figure: ({ x, y, classes, classOf, names }, { trans }) => ({
    data: (classes ?? [trans.__('points')]).map((name, index): Data => {
      const members = x.map((_, point) => point).filter(point => (classOf?.[point] ?? 0) === index);
      return {
        ...curve(
          index,
          { name, x: members.map(point => x[point] ?? 0), y: members.map(point => y[point] ?? 0) },
          names && names.length <= MOST_NAMED ? 'text+markers' : 'markers',
        ),
        textposition: 'top center',
        opacity: 0.8,
        text: members.map(point => plainText(names?.[point] ?? name)),
        hovertemplate: '%{text}<extra></extra>',
      };
    }),
    layout: {
      ...withLegend,
      showlegend: classes !== undefined,
      dragmode: 'pan',
      xaxis: NO_SCALE,
      yaxis: { ...NO_SCALE, scaleanchor: 'x' },
    },
  }),
};
