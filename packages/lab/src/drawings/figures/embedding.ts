import type { Data } from 'plotly.js';
import { embeddingPlane, formatCount, type NameSide } from '@epochlab/views';
import { plainText } from '../../plotly/plain-text';
import { curve, MARGIN, withLegend } from './curve';
import type { FigureKind } from './figure-kind';

const HEIGHT = 480;

/** Places mean nothing, only nearness does. */
const NO_SCALE = { showticklabels: false, showgrid: false, ticks: '' } as const;

export const embedding: FigureKind<'embedding'> = {
  name: trans => trans.__('Embedding'),
  height: () => HEIGHT,
  note: ({ method, x }, trans) =>
    `${method} · ${trans._n('%2 point', '%2 points', x.length, formatCount(x.length))}`,
  figure: (state, { trans, width }) => {
    const { classes, classOf, names } = state;
    const room = { width: width - MARGIN.l - MARGIN.r, height: HEIGHT - MARGIN.t - MARGIN.b };
    const { x, y, axes, sides, names: cut } = embeddingPlane(state, room);
    const isNamed = sides.some(side => side !== null);
    return {
      data: (classes ?? [trans.__('points')]).map((name, index): Data => {
        const members = x.map((_, point) => point).filter(point => (classOf?.[point] ?? 0) === index);
        return {
          ...curve(
            index,
            { name, x: members.map(point => x[point] ?? 0), y: members.map(point => y[point] ?? 0) },
            isNamed ? 'text+markers' : 'markers',
          ),
          textposition: members.map(point => position(sides[point] ?? undefined)),
          textfont: { size: 11 },
          cliponaxis: false,
          opacity: 0.8,
          text: members.map(point => (sides[point] ? plainText(cut[point] ?? '') : '')),
          hovertext: members.map(point => plainText(names?.[point] ?? name)),
          hovertemplate: '%{hovertext}<extra></extra>',
        };
      }),
      layout: {
        ...withLegend,
        showlegend: classes !== undefined,
        dragmode: 'pan',
        xaxis: { ...NO_SCALE, range: [...axes.x.domain] },
        yaxis: { ...NO_SCALE, range: [...axes.y.domain], scaleanchor: 'x' },
      },
    };
  },
};

const position = (
  { left, above }: NameSide = { left: false, above: true },
): `${'top' | 'bottom'} ${'left' | 'right'}` => `${above ? 'top' : 'bottom'} ${left ? 'left' : 'right'}`;
