import type { Annotation } from 'plotly.js';
import { cividis, formatNumber, hex, readableOn } from '@epochlab/views';
import type { Figure } from '../../plotly/figure';
import { plainText } from '../../plotly/plain-text';

export interface MatrixOptions {
  readonly labels: readonly string[];
  /** values[true][predicted], what the colours show. */
  readonly values: readonly (readonly number[])[];
  readonly format: (value: number) => string;
  readonly titles: { readonly true: string; readonly predicted: string };
  readonly selected: { readonly actual: number; readonly predicted: number } | null;
}

/** Above this many classes the cells are too small for numbers. */
const MOST_WITH_NUMBERS = 30;

const STEPS = 32;
const COLOR_SCALE = Array.from({ length: STEPS + 1 }, (_, i): [number, string] => [i / STEPS, hex(cividis(i / STEPS))]);

/** Rows are true classes, columns predicted ones, the first class top left. */
export function matrixFigure(options: MatrixOptions, width: number): Figure {
  const { labels, values, titles } = options;
  const ticks = labels.map(label => plainText(label.length > 12 ? `${label.slice(0, 11)}…` : label));
  const indices = labels.map((_, index) => index);
  const longest = Math.max(1, ...ticks.map(tick => tick.length));
  const axis = {
    tickmode: 'array' as const,
    tickvals: thinned(indices, width),
    ticktext: thinned(indices, width).map(index => ticks[index] ?? ''),
    showgrid: false,
    fixedrange: labels.length <= MOST_WITH_NUMBERS,
  };
  return {
    data: [
      {
        type: 'heatmap',
        x: indices,
        y: indices,
        z: values.map(row => [...row]),
        zmin: 0,
        colorscale: COLOR_SCALE,
        showscale: false,
        xgap: labels.length <= MOST_WITH_NUMBERS ? 1 : 0,
        ygap: labels.length <= MOST_WITH_NUMBERS ? 1 : 0,
        text: hoverTexts(options),
        hovertemplate: '%{text}<extra></extra>',
      },
    ],
    layout: {
      margin: { l: 34 + Math.min(80, 7 * longest), r: 8, t: 8, b: longest > 3 ? 30 + Math.min(80, 6 * longest) : 44 },
      xaxis: { ...axis, title: { text: titles.predicted, standoff: 8 }, tickangle: longest > 3 ? -45 : 0 },
      yaxis: { ...axis, autorange: 'reversed', title: { text: titles.true, standoff: 8 } },
      annotations: labels.length <= MOST_WITH_NUMBERS ? numbers(options, width) : [],
      shapes: options.selected
        ? [
            {
              type: 'rect',
              x0: options.selected.predicted - 0.5,
              x1: options.selected.predicted + 0.5,
              y0: options.selected.actual - 0.5,
              y1: options.selected.actual + 0.5,
              line: { color: '#D55E00', width: 3 },
            },
          ]
        : [],
      hovermode: 'closest',
    },
  };
}

function numbers({ values, format }: MatrixOptions, width: number): Partial<Annotation>[] {
  const highest = Math.max(0, ...values.flat());
  const size = Math.max(7, Math.min(13, width / values.length / 3.2));
  return values.flatMap((row, y) =>
    row.map((value, x) => ({
      x,
      y,
      text: format(value),
      showarrow: false,
      font: { size, color: readableOn(cividis(highest === 0 ? 0 : value / highest)) },
    })),
  );
}

function hoverTexts({ labels, values, format, titles }: MatrixOptions): string[][] {
  const names = labels.map(plainText);
  return values.map((row, y) =>
    row.map((value, x) => `${titles.true}: ${names[y]}<br>${titles.predicted}: ${names[x]}<br><b>${format(value)}</b>`),
  );
}

/** As many of the ticks as fit without touching. */
function thinned(indices: readonly number[], width: number): number[] {
  const every = Math.max(1, Math.ceil((indices.length * 14) / Math.max(1, width)));
  return indices.filter(index => index % every === 0);
}

export const countFormat = (value: number): string => formatNumber(value);
