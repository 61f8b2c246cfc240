import type { Annotation, Shape } from 'plotly.js';
import {
  cividis,
  formatCount,
  formatPercent,
  matrixCellText,
  palette,
  readableOn,
  shorten,
} from '@epochlab/views';
import type { Figure } from '../../plotly/figure';
import { plainText } from '../../plotly/plain-text';
import { COLOR_BAR, INTENSITY } from '../figures/matrix';
import type { Arranged } from './arrange';

export interface MatrixOptions {
  /** Position of the chosen cell. */
  readonly selected: { readonly actual: number; readonly predicted: number } | null;
  readonly titles: { readonly true: string; readonly predicted: string };
}

/** Above this many classes the cells are too small for numbers. */
const MOST_WITH_NUMBERS = 30;

/** Rows are true classes, columns predicted ones, the first class top left. */
export function matrixFigure(arranged: Arranged, options: MatrixOptions, width: number): Figure {
  const { labels, values, normalize } = arranged;
  const isShare = normalize !== 'none';
  const { titles, selected } = options;
  const indices = labels.map((_, index) => index);
  const ticks = labels.map(label => plainText(shorten(label, 12)));
  const longest = ticks.reduce((most, tick) => Math.max(most, tick.length), 1);
  const small = labels.length <= MOST_WITH_NUMBERS;
  const axis = {
    tickmode: 'array' as const,
    showgrid: false,
    fixedrange: small,
  };
  const named = (shown: readonly number[]): object => ({
    tickvals: shown,
    ticktext: shown.map(index => ticks[index] ?? ''),
  });
  return {
    data: [
      {
        type: 'heatmap',
        x: indices,
        y: indices,
        z: values.map(row => [...row]),
        zmin: 0,
        ...(isShare ? { zmax: 1 } : {}),
        colorscale: INTENSITY,
        showscale: !small,
        colorbar: COLOR_BAR,
        xgap: small ? 1 : 0,
        ygap: small ? 1 : 0,
        text: small ? hoverTexts(arranged, titles) : [],
        hovertemplate: small ? '%{text}<extra></extra>' : '%{y} → %{x}: %{z}<extra></extra>',
      },
    ],
    layout: {
      margin: {
        l: 34 + Math.min(84, 7 * longest),
        r: 8,
        t: 8,
        b: longest > 3 ? 32 + Math.min(72, 5 * longest) : 44,
      },
      xaxis: {
        ...axis,
        ...named(thinned(indices, width, 9 + 7 * Math.min(3, longest))),
        title: { text: titles.predicted, standoff: 8 },
        tickangle: longest > 3 ? -45 : 0,
      },
      yaxis: {
        ...axis,
        ...named(thinned(indices, 400, 14)),
        autorange: 'reversed',
        title: { text: titles.true, standoff: 8 },
      },
      annotations: small ? numbers(arranged, width) : [],
      shapes: selected ? [outline(selected)] : [],
      hovermode: 'closest',
      dragmode: small ? false : 'zoom',
    },
  };
}

function numbers({ values, normalize }: Arranged, width: number): Partial<Annotation>[] {
  const isShare = normalize !== 'none';
  const highest = isShare ? 1 : values.flat().reduce((most, value) => Math.max(most, value), 0);
  const size = Math.max(7, Math.min(13, width / values.length / 3.4));
  return values.flatMap((row, y) =>
    row.flatMap((value, x): Partial<Annotation>[] =>
      value === 0
        ? []
        : [
            {
              x,
              y,
              text: matrixCellText(isShare ? 100 * value : value, normalize),
              showarrow: false,
              font: { size, color: readableOn(cividis(highest === 0 ? 0 : value / highest)) },
            },
          ],
    ),
  );
}

function hoverTexts({ labels, values, normalize }: Arranged, titles: MatrixOptions['titles']): string[][] {
  const names = labels.map(label => plainText(shorten(label, 60)));
  const said = (value: number): string => (normalize === 'none' ? formatCount(value) : formatPercent(value));
  return values.map((row, y) =>
    row.map(
      (value, x) =>
        `${titles.true}: ${names[y]}<br>${titles.predicted}: ${names[x]}<br><b>${said(value)}</b>`,
    ),
  );
}

/** A frame that stands out from every colour of the cells, on both themes. */
const outline = ({ actual, predicted }: NonNullable<MatrixOptions['selected']>): Partial<Shape> => ({
  type: 'rect',
  x0: predicted - 0.5,
  x1: predicted + 0.5,
  y0: actual - 0.5,
  y1: actual + 0.5,
  line: { color: palette.vermilion, width: 3 },
});

/** As many of the ticks as fit without touching. */
function thinned(indices: readonly number[], length: number, room: number): number[] {
  const every = Math.max(1, Math.ceil((indices.length * room) / Math.max(1, length)));
  return indices.filter(index => index % every === 0);
}
