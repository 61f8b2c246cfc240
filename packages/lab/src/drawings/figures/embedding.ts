import type { Data } from 'plotly.js';
import { formatCount, nameSides, type NameSide } from '@epochlab/views';
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
  note: ({ method, x }, trans) =>
    `${method} · ${trans._n('%2 point', '%2 points', x.length, formatCount(x.length))}`,
  figure: ({ x, y, classes, classOf, names }, { trans }) => {
    const isNamed = names !== undefined && names.length <= MOST_NAMED;
    const sides = isNamed ? nameSides(x, y) : [];
    return {
      data: (classes ?? [trans.__('points')]).map((name, index): Data => {
        const members = x.map((_, point) => point).filter(point => (classOf?.[point] ?? 0) === index);
        return {
          ...curve(
            index,
            { name, x: members.map(point => x[point] ?? 0), y: members.map(point => y[point] ?? 0) },
            isNamed ? 'text+markers' : 'markers',
          ),
          textposition: members.map(point => position(sides[point])),
          cliponaxis: false,
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
    };
  },
};

const position = (
  { left, above }: NameSide = { left: false, above: true },
): `${'top' | 'bottom'} ${'left' | 'right'}` => `${above ? 'top' : 'bottom'} ${left ? 'left' : 'right'}`;
