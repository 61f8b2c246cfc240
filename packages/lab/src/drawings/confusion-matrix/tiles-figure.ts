import { shorten } from '@epochlab/views';
import type { Figure } from '../../plotly/figure';
import { plainText } from '../../plotly/plain-text';
import { COLOR_BAR, INTENSITY, middles, rowsOf } from '../figures/matrix';
import type { Tile } from './use-tile';

const MOST_LABELS = 40;

/** Tiles in place of cells; the axes count classes. */
export function tilesFigure(
  tile: Tile,
  titles: { readonly true: string; readonly predicted: string },
): Figure {
  const { values, rows, columns, rowLabels, columnLabels } = tile;
  const region = `${rows.join()} ${columns.join()}`;
  return {
    data: [
      {
        type: 'heatmap',
        x: middles(columns, values.columns),
        y: middles(rows, values.rows),
        z: rowsOf(values),
        zmin: 0,
        colorscale: INTENSITY,
        colorbar: COLOR_BAR,
        hovertemplate: '%{y:d} → %{x:d}: %{z}<extra></extra>',
      },
    ],
    layout: {
      uirevision: region,
      margin: { l: 70, r: 8, t: 8, b: 64 },
      xaxis: {
        range: [...columns],
        title: { text: titles.predicted, standoff: 8 },
        showgrid: false,
        ...ticks(columns, columnLabels),
      },
      yaxis: {
        range: [rows[1], rows[0]],
        title: { text: titles.true, standoff: 8 },
        showgrid: false,
        ...ticks(rows, rowLabels),
      },
      dragmode: 'zoom',
      hovermode: 'closest',
    },
  };
}

/** Names in place of numbers, once every class has a row of its own and there is room. */
const ticks = (range: readonly [number, number], labels: readonly string[] | undefined): object =>
  labels && labels.length <= MOST_LABELS
    ? {
        tickmode: 'array',
        tickvals: middles(range, labels.length),
        ticktext: labels.map(label => plainText(shorten(label, 10))),
      }
    : {};
