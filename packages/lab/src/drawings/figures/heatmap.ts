import { plainText } from '../../plotly/plain-text';
import { titled } from './curve';
import type { FigureKind } from './figure-kind';
import { COLOR_BAR, coloring, rowsOf } from './matrix';

export const heatmap: FigureKind<'heatmap'> = {
  height: ({ matrix }) => Math.max(260, Math.min(560, 90 + 24 * matrix.rows)),
  figure: ({ matrix, rowLabels, columnLabels, xLabel, yLabel, colours }) => ({
    data: [
      {
        type: 'heatmap',
        z: rowsOf(matrix),
        ...coloring(matrix, colours),
        colorbar: COLOR_BAR,
        hovertemplate: '%{y}, %{x}: %{z:.4~g}<extra></extra>',
      },
    ],
    layout: {
      margin: { l: 60, r: 16, t: 8, b: 44 },
      xaxis: {
        ...titled(xLabel),
        ...names(columnLabels),
        tickangle: slant(columnLabels),
        showgrid: false,
        automargin: true,
      },
      yaxis: {
        ...titled(yLabel),
        ...names(rowLabels),
        showgrid: false,
        automargin: true,
        autorange: 'reversed',
      },
    },
  }),
};

/** Ticks with names in place of numbers. */
export const names = (labels: readonly string[] | undefined): object =>
  labels && labels.length > 0
    ? { tickmode: 'array', tickvals: labels.map((_, index) => index), ticktext: labels.map(short) }
    : {};

/** Names that are too long to stand side by side are slanted, all of them alike. */
const slant = (labels: readonly string[] = []): number => (labels.some(label => label.length > 4) ? -45 : 0);

const short = (label: string): string => plainText(label.length > 18 ? `${label.slice(0, 17)}…` : label);
