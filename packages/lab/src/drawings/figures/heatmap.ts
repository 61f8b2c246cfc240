import type { Layout } from 'plotly.js';
import type { Matrix, ViewStates } from '@epochlab/views';
import { plainText } from '../../plotly/plain-text';
import { shownAt } from '../shown-at';
import { titled } from './curve';
import type { FigureKind } from './figure-kind';
import { COLOR_BAR, coloring, rowsOf } from './matrix';

const height = ({ matrix }: Pick<ViewStates['heatmap'], 'matrix'>): number =>
  Math.max(260, Math.min(560, 90 + cellSide(matrix) * matrix.rows));

/** Cells of a picture, or of a matrix that is nearly square, are squares; others fill the width. */
const isPicture = ({ rows, columns }: Matrix): boolean => rows <= 3 * columns && columns <= 3 * rows;

const cellSide = (matrix: Matrix): number =>
  isPicture(matrix) ? Math.max(24, Math.min(52, 420 / Math.max(1, matrix.rows))) : 24;

const MARGIN = { l: 60, r: 16, t: 8, b: 44 } as const;
/** Where the colour bar and its numbers stand. */
const BAR_ROOM = 90;

/** Axes of squares: the matrix takes as much of the width as its height allows, and the colour bar stands beside it. */
function squares({ rows, columns }: Matrix, width: number, high: number): Partial<Layout> {
  const across = ((high - MARGIN.t - MARGIN.b) * columns) / Math.max(1, rows);
  return {
    margin: { ...MARGIN, r: Math.max(MARGIN.r, width - MARGIN.l - across - BAR_ROOM) },
  };
}

export const heatmap: FigureKind<'heatmap'> = {
  height,
  note: ({ matrix, reducedFrom }, trans) => reducedFrom && shownAt(matrix, reducedFrom, trans),
  figure: ({ matrix, rowLabels, columnLabels, xLabel, yLabel, colours, reducedFrom }, { width }) => ({
    data: [
      {
        type: 'heatmap',
        z: rowsOf(matrix),
        ...(columnLabels ? {} : numbered('x', matrix.columns, reducedFrom?.columns)),
        ...(rowLabels ? {} : numbered('y', matrix.rows, reducedFrom?.rows)),
        ...coloring(matrix, colours),
        colorbar: COLOR_BAR,
        hovertemplate: `%{y${reducedFrom && !rowLabels ? WHOLE : ''}}, %{x${reducedFrom && !columnLabels ? WHOLE : ''}}: %{z:.4~g}<extra></extra>`,
      },
    ],
    layout: {
      margin: MARGIN,
      ...(isPicture(matrix) ? squares(matrix, width, height({ matrix })) : {}),
      xaxis: {
        ...titled(xLabel),
        ...names(columnLabels, width - 120),
        tickangle: slant(columnLabels),
        constrain: 'domain',
        showgrid: false,
        automargin: true,
      },
      yaxis: {
        ...titled(yLabel),
        ...names(rowLabels, height({ matrix }) - 90),
        showgrid: false,
        automargin: true,
        autorange: 'reversed',
        ...(isPicture(matrix) && { scaleanchor: 'x', constrain: 'domain' }),
      },
    },
  }),
};

/** The middle of a cell that stands for several, as the number of one of them. */
const WHOLE = ':.0f';

/** Where cells lie that stand for several rows or columns each: among the numbers of those. */
function numbered(axis: 'x' | 'y', cells: number, of = cells): object {
  const each = of / Math.max(1, cells);
  return { [`${axis}0`]: (each - 1) / 2, [`d${axis}`]: each };
}

/** Pixels from one name to the next. */
const PITCH = 14;
/** Where not all have room, those that show stand as much further apart. */
const APART = 1.4;

/** Ticks with names in place of numbers, as many as have room in that many pixels. */
export function names(labels: readonly string[] | undefined, room: number): object {
  if (!labels || labels.length === 0) {
    return {};
  }
  const crowd = (labels.length * PITCH) / Math.max(PITCH, room);
  const every = crowd <= 1 ? 1 : Math.ceil(APART * crowd);
  const shown = labels.map((_, index) => index).filter(index => index % every === 0);
  return { tickmode: 'array', tickvals: shown, ticktext: shown.map(index => short(labels[index] ?? '')) };
}

/** Names that are too long to stand side by side are slanted, all of them alike. */
const slant = (labels: readonly string[] = []): number => (labels.some(label => label.length > 4) ? -45 : 0);

const short = (label: string): string => plainText(label.length > 18 ? `${label.slice(0, 17)}…` : label);
