import type { Data, Layout } from 'plotly.js';
import {
  attentionSide,
  heatAxes,
  heatGeometry,
  heatText,
  type HeatGeometry,
  type Matrix,
  type ViewStates,
} from '@epochlab/views';
import { axisLayout, cellAxis } from '../../plotly/axis-layout';
import { plainText } from '../../plotly/plain-text';
import { shownAt } from '../shown-at';
import type { FigureKind } from './figure-kind';
import { cellTexts, colorBar, INTENSITY, rangeOf, rowsOf } from './matrix';

type State = ViewStates['attentionMap'];

const COLUMNS = 3;
const MARGIN = { l: 70, r: 16, t: 26, b: 64 } as const;
/** From one head to the next: the names of the rows; the names of the columns and the name of the head. */
const GAP = { across: 72, down: 96 } as const;
/** Width of the colour scale with its numbers, in pixels. */
const COLOR_BAR_ROOM = 60;
/** Heads as small as this have names only at the edge of the view. */
const ROOM_FOR_NAMES = 120;

const rowsIn = ({ heads }: State): number => Math.max(1, Math.ceil(heads.length / COLUMNS));

/** The pixels of one head at most. */
const wholeCells = (state: State): HeatGeometry => {
  const side = attentionSide(state.heads.length);
  const shape = { rows: state.queries.length, columns: state.keys.length };
  return heatGeometry(shape, { width: side, height: side });
};

export const attentionMap: FigureKind<'attentionMap'> = {
  name: trans => trans.__('Attention'),
  note: ({ heads: [first], reducedFrom }, trans) =>
    first && reducedFrom && shownAt(first.weights, reducedFrom, trans),
  height: state =>
    MARGIN.t + MARGIN.b + wholeCells(state).height * rowsIn(state) + GAP.down * (rowsIn(state) - 1),
  figure: (state, { theme, trans, width }) => {
    const { queries, keys, heads } = state;
    const [columns, rows] = [Math.min(COLUMNS, Math.max(1, heads.length)), rowsIn(state)];
    const whole = wholeCells(state);
    const room = (width - MARGIN.l - MARGIN.r - COLOR_BAR_ROOM + GAP.across) / columns - GAP.across;
    const isNarrow = room < ROOM_FOR_NAMES;
    const gap = isNarrow ? 12 : GAP.across;
    const side = (width - MARGIN.l - MARGIN.r - COLOR_BAR_ROOM + gap) / columns - gap;
    const cells = { ...whole, width: Math.max(8, Math.min(whole.width, side)) };
    const area = {
      width: columns * (cells.width + gap) - gap,
      height: rows * (cells.height + GAP.down) - GAP.down,
    };
    const names = {
      rows: queries,
      columns: keys,
      numbered: { rows: 0, columns: 0 },
      xLabel: trans.__('key'),
      yLabel: trans.__('query'),
    };
    const axes = heatAxes(names, cells);
    // All heads share a scale, up to the greatest weight of any.
    const most = Math.max(...heads.map(({ weights }) => rangeOf(weights)[1])) || 1;
    const layout: Record<string, unknown> = {
      margin: { ...MARGIN, r: Math.max(MARGIN.r, width - MARGIN.l - area.width - COLOR_BAR_ROOM) },
      annotations: heads.map(({ name }, index) => ({
        text: plainText(name),
        showarrow: false,
        xref: `x${suffix(index)} domain`,
        yref: `y${suffix(index)} domain`,
        x: 0,
        y: 1,
        xanchor: 'left',
        yanchor: 'bottom',
        font: { color: theme.text, size: 12 },
      })),
    };
    heads.forEach((_, index) => {
      const [column, row] = [index % columns, Math.floor(index / columns)];
      const left = column * (cells.width + gap);
      const top = row * (cells.height + GAP.down);
      const isAtEdge = !isNarrow || column === 0;
      layout[`xaxis${suffix(index)}`] = {
        ...axisLayout(cellAxis(axes.x)),
        anchor: `y${suffix(index)}`,
        domain: [left / area.width, (left + cells.width) / area.width],
        showgrid: false,
        tickfont: { size: 10 },
        color: theme.faintText,
      };
      layout[`yaxis${suffix(index)}`] = {
        ...axisLayout(cellAxis(isAtEdge ? axes.y : { ...axes.y, label: '' })),
        anchor: `x${suffix(index)}`,
        domain: [1 - (top + cells.height) / area.height, 1 - top / area.height],
        showticklabels: isAtEdge,
        showgrid: false,
        tickfont: { size: 10 },
        color: theme.faintText,
      };
    });
    const isNumbered = whole.hasNumbers && cells.width === whole.width;
    return {
      data: heads.map(({ weights }, index) => head(weights, index, most, isNumbered)),
      layout: layout as Partial<Layout>,
    };
  },
};

const head = (weights: Matrix, index: number, most: number, isNumbered: boolean): Data => ({
  type: 'heatmap',
  z: rowsOf(weights),
  xaxis: `x${suffix(index)}`,
  yaxis: `y${suffix(index)}`,
  colorscale: INTENSITY,
  zmin: 0,
  zmax: most,
  showscale: index === 0,
  colorbar: colorBar([0, most]),
  ...(isNumbered && {
    text: cellTexts(rowsOf(weights).map(row => row.map(value => heatText(value ?? NaN)))),
    texttemplate: '%{text}',
    textfont: { size: 11 },
  }),
  hovertemplate: '%{y} → %{x}: %{z:.3f}<extra></extra>',
});

/** plotly counts its axes x, x2, x3, ... */
const suffix = (index: number): string => (index === 0 ? '' : String(index + 1));
