import type { Dash, Layout, ScatterData } from 'plotly.js';
import { seriesStyle } from '@epochlab/views';
import { plainText } from '../../plotly/plain-text';

/** Plotly's names for the markers and dashes of the shared palette. */
const SYMBOLS = {
  circle: 'circle',
  square: 'square',
  diamond: 'diamond',
  triangle: 'triangle-up',
  cross: 'cross',
  star: 'star',
} as const;

export interface CurveData {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

/** A curve in the style of its place among the others: hue, dash and marker all differ. */
export function curve(index: number, { name, x, y }: CurveData, mode: ScatterData['mode'] = 'lines'): Partial<ScatterData> {
  const { colour, dash, marker } = seriesStyle(index);
  return {
    type: 'scatter',
    mode,
    name: plainText(name),
    x: [...x],
    y: [...y],
    // plotly reads a list of lengths as well as a name; `Dash` only knows the names.
    line: { color: colour, width: 2, dash: (dash === '' ? 'solid' : dash.replace(/ /g, 'px,') + 'px') as Dash },
    marker: { color: colour, symbol: SYMBOLS[marker], size: 6 },
  };
}

/** A line that is no data: chance level, perfect calibration. */
export const reference = (name: string, x: readonly number[], y: readonly number[], color: string): Partial<ScatterData> => ({
  type: 'scatter',
  mode: 'lines',
  name,
  x: [...x],
  y: [...y],
  line: { color, width: 1, dash: 'dot' },
  hoverinfo: 'skip',
});

/** A legend above the plot, and room for it. */
export const withLegend: Partial<Layout> = {
  showlegend: true,
  legend: { orientation: 'h', x: 0, y: 1, yanchor: 'bottom', font: { size: 12 } },
  margin: { l: 60, r: 16, t: 34, b: 44 },
};

export const titled = (text: string): { title: { text: string; standoff: number; font: { size: number } } } => ({
  title: { text: plainText(text), standoff: 8, font: { size: 12 } },
});
