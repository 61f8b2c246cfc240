import type { Shape } from 'plotly.js';
import { formatPercent, palette, shorten, type MatrixClass } from '@epochlab/views';
import { COUNTED, THIN_THOUSANDS } from '../../plotly/counted';
import type { Figure } from '../../plotly/figure';
import { plainText } from '../../plotly/plain-text';
import { colorBar, INTENSITY, middles, rangeOf, rowsOf } from '../figures/matrix';
import type { Place } from './regions';
import type { Range, Tile } from './use-tile';

/** More names than this would touch, below each other and side by side. */
const MOST_NAMES = { rows: 40, columns: 20 };
/** Up to here cells are large enough for gaps between them. */
const MOST_WITH_GAPS = 40;

export interface TilesOptions {
  readonly titles: { readonly true: string; readonly predicted: string };
  readonly cursor: Place | null;
}

/** Tiles in place of cells; the axes count classes. */
export function tilesFigure(tile: Tile, { titles, cursor }: TilesOptions): Figure {
  const { values, rows, columns, rowClasses, columnClasses } = tile;
  return {
    data: [
      {
        type: 'heatmap',
        x: middles(columns, values.columns),
        y: middles(rows, values.rows),
        z: rowsOf(values),
        zmin: 0,
        colorscale: INTENSITY,
        colorbar: scaleOf(tile),
        ...hover(tile),
      },
    ],
    layout: {
      uirevision: `${rows.join()} ${columns.join()}`,
      ...THIN_THOUSANDS,
      margin: { l: 84, r: 8, t: 8, b: columnClasses ? 84 : 64 },
      xaxis: {
        ...COUNTED,
        range: [...columns],
        title: { text: titles.predicted, standoff: 8 },
        showgrid: false,
        tickangle: columnClasses ? -45 : 0,
        ...ticks(columns, columnClasses, MOST_NAMES.columns),
      },
      yaxis: {
        ...COUNTED,
        range: [rows[1], rows[0]],
        title: { text: titles.true, standoff: 8 },
        showgrid: false,
        ...ticks(rows, rowClasses, MOST_NAMES.rows),
      },
      shapes: cursor ? [outline(tile, cursor)] : [],
      dragmode: 'zoom',
      hovermode: 'closest',
    },
  };
}

/** Shares in percent. */
function scaleOf({ isShare, values }: Tile): object {
  const [, most] = rangeOf(values);
  return { ...colorBar([0, most]), ...(isShare && { ticktext: [formatPercent(0), formatPercent(most)] }) };
}

/** Names where each class has a tile of its own, numbers where several share one. */
function hover({ values, rowClasses, columnClasses, isShare }: Tile): object {
  const value = isShare ? '%{z:.4p}' : '%{z}';
  if (!rowClasses || !columnClasses) {
    return { hovertemplate: `%{y:d} → %{x:d}: ${value}<extra></extra>` };
  }
  const name = ({ label }: MatrixClass): string => plainText(shorten(label, 60));
  const names = columnClasses.map(name);
  return {
    text: rowClasses.map(row => names.map(column => `${name(row)} → ${column}`)),
    hovertemplate: `%{text}: ${value}<extra></extra>`,
    ...(Math.max(values.columns, values.rows) <= MOST_WITH_GAPS ? { xgap: 1, ygap: 1 } : {}),
  };
}

/** A frame about a tile that stands out from every colour, on both themes. */
function outline({ rows, columns, values }: Tile, { row, column }: Place): Partial<Shape> {
  const edge = ([from, to]: Range, index: number, count: number): number =>
    from + (index * (to - from)) / count;
  return {
    type: 'rect',
    x0: edge(columns, column, values.columns),
    x1: edge(columns, column + 1, values.columns),
    y0: edge(rows, row, values.rows),
    y1: edge(rows, row + 1, values.rows),
    line: { color: palette.vermilion, width: 3 },
  };
}

/** Names in place of numbers, once every class has a row of its own; every second or third where room is short. */
function ticks(range: Range, classes: readonly MatrixClass[] | undefined, most: number): object {
  if (!classes) {
    return {};
  }
  const every = Math.ceil(classes.length / most);
  const isNamed = (_: unknown, index: number): boolean => index % every === 0;
  return {
    tickmode: 'array',
    tickvals: middles(range, classes.length).filter(isNamed),
    ticktext: classes.filter(isNamed).map(({ label }) => plainText(shorten(label, 10))),
  };
}
