import type { Data, Layout } from 'plotly.js';
import type { Matrix } from '@epochlab/views';
import { plainText } from '../../plotly/plain-text';
import { shownAt } from '../shown-at';
import type { FigureKind } from './figure-kind';
import { names } from './heatmap';
import { COLOR_BAR, INTENSITY, rangeOf, rowsOf } from './matrix';

const COLUMNS = 4;
const CELL = 240;
const MARGIN = { l: 70, r: 16, t: 26, b: 60 } as const;
/** Width of the colour scale, in pixels. */
const COLOR_BAR_ROOM = 50;
const ROOM_FOR_NAMES = 160;

export const attentionMap: FigureKind<'attentionMap'> = {
  name: trans => trans.__('Attention'),
  note: ({ heads: [first], reducedFrom }, trans) =>
    first && reducedFrom && shownAt(first.weights, reducedFrom, trans),
  height: ({ heads }) => 60 + CELL * Math.ceil(heads.length / COLUMNS),
  figure: ({ queries, keys, heads }, { theme, width }) => {
    const columns = Math.min(COLUMNS, heads.length);
    const side = (width - MARGIN.l - MARGIN.r - COLOR_BAR_ROOM) / columns;
    // Where heads stand close, only the first of a row has room for names beside it.
    const isNarrow = side < ROOM_FOR_NAMES;
    // All heads share a scale, up to the greatest weight of any.
    const most = Math.max(...heads.map(({ weights }) => rangeOf(weights)[1])) || 1;
    const layout: Record<string, unknown> = {
      grid: {
        rows: Math.max(1, Math.ceil(heads.length / COLUMNS)),
        columns,
        pattern: 'independent',
        xgap: isNarrow ? 0.12 : 0.3,
        ygap: 0.35,
      },
      margin: MARGIN,
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
      layout[`xaxis${suffix(index)}`] = {
        ...names(keys, side),
        tickangle: -45,
        showgrid: false,
        tickfont: { size: 10 },
        color: theme.faintText,
      };
      layout[`yaxis${suffix(index)}`] = {
        ...names(queries, CELL),
        showticklabels: !isNarrow || index % columns === 0,
        showgrid: false,
        autorange: 'reversed',
        tickfont: { size: 10 },
        color: theme.faintText,
      };
    });
    return {
      data: heads.map(({ weights }, index) => head(weights, index, most)),
      layout: layout as Partial<Layout>,
    };
  },
};

const head = (weights: Matrix, index: number, most: number): Data => ({
  type: 'heatmap',
  z: rowsOf(weights),
  xaxis: `x${suffix(index)}`,
  yaxis: `y${suffix(index)}`,
  colorscale: INTENSITY,
  zmin: 0,
  zmax: most,
  showscale: index === 0,
  colorbar: COLOR_BAR,
  hovertemplate: '%{y} → %{x}: %{z:.3f}<extra></extra>',
});

/** plotly counts its axes x, x2, x3, ... */
const suffix = (index: number): string => (index === 0 ? '' : String(index + 1));
