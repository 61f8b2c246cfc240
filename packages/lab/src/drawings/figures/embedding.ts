import type { Data } from 'plotly.js';
import { extent, formatCount, nameSides, shorten, type NameSide } from '@epochlab/views';
import { plainText } from '../../plotly/plain-text';
import { curve, MARGIN, withLegend } from './curve';
import type { FigureKind } from './figure-kind';

/** With more points their names would cover each other. */
const MOST_NAMED = 60;

const HEIGHT = 480;
/** plotly leaves this much of an axis free about its points. */
const PADDED = 1.12;

/** Pixels of one unit of the plane: both axes share a scale. */
function pixelsOfUnit(x: readonly number[], y: readonly number[], width: number): number {
  const span = (values: readonly number[]): number => {
    const [low, high] = extent(values) ?? [0, 1];
    return (high - low || 1) * PADDED;
  };
  return Math.min((width - MARGIN.l - MARGIN.r) / span(x), (HEIGHT - MARGIN.t - MARGIN.b) / span(y));
}

/** Places mean nothing, only nearness does. */
const NO_SCALE = { showticklabels: false, showgrid: false, ticks: '' } as const;

export const embedding: FigureKind<'embedding'> = {
  name: trans => trans.__('Embedding'),
  height: () => HEIGHT,
  note: ({ method, x }, trans) =>
    `${method} · ${trans._n('%2 point', '%2 points', x.length, formatCount(x.length))}`,
  figure: ({ x, y, classes, classOf, names }, { trans, width }) => {
    const isNamed = names !== undefined && names.length <= MOST_NAMED;
    const cut = (names ?? []).map(name => shorten(name, 18));
    const pixels = pixelsOfUnit(x, y, width);
    const sides = isNamed
      ? nameSides(
          x.map(value => value * pixels),
          y.map(value => value * pixels),
          cut,
        )
      : [];
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
        xaxis: NO_SCALE,
        yaxis: { ...NO_SCALE, scaleanchor: 'x' },
      },
    };
  },
};

const position = (
  { left, above }: NameSide = { left: false, above: true },
): `${'top' | 'bottom'} ${'left' | 'right'}` => `${above ? 'top' : 'bottom'} ${left ? 'left' : 'right'}`;
