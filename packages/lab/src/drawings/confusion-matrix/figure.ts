import type { Annotation, Shape } from 'plotly.js';
import {
  cividis,
  formatCount,
  formatPercent,
  matrixAxes,
  matrixCellText,
  palette,
  readableOn,
  shorten,
} from '@epochlab/views';
import { axisLayout, cellAxis } from '../../plotly/axis-layout';
import type { Figure } from '../../plotly/figure';
import { plainText } from '../../plotly/plain-text';
import { colorBar, INTENSITY } from '../figures/matrix';
import type { Arranged } from './arrange';

export interface MatrixOptions {
  /** Position of the chosen cell. */
  readonly selected: { readonly actual: number; readonly predicted: number } | null;
  readonly titles: { readonly true: string; readonly predicted: string };
}

/** Pixels of the matrix, and of the names beside it. */
const [SIDE, NAMES_ROOM] = [400, 70];
/** Above this many classes the cells are too small for numbers. */
const MOST_WITH_NUMBERS = 30;

/** Rows are true classes, columns predicted ones, the first class top left. */
export function matrixFigure(arranged: Arranged, options: MatrixOptions, width: number): Figure {
  const { labels, values, normalize } = arranged;
  const isShare = normalize !== 'none';
  const { titles, selected } = options;
  const indices = labels.map((_, index) => index);
  const small = labels.length <= MOST_WITH_NUMBERS;
  const axis = { showgrid: false, fixedrange: small, automargin: true };
  const axes = matrixAxes(
    labels,
    labels.length,
    { width: Math.min(SIDE, width - NAMES_ROOM), height: SIDE },
    titles,
  );
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
        colorbar: colorBar(isShare ? [0, 1] : [0, Math.max(0, ...values.flat())]),
        xgap: small ? 1 : 0,
        ygap: small ? 1 : 0,
        text: small ? hoverTexts(arranged, titles) : [],
        hovertemplate: small ? '%{text}<extra></extra>' : '%{y} → %{x}: %{z}<extra></extra>',
      },
    ],
    layout: {
      margin: { l: 50, r: 8, t: 8, b: 44 },
      xaxis: { ...axisLayout(cellAxis(axes.x)), ...axis },
      yaxis: { ...axisLayout(cellAxis(axes.y)), ...axis },
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
