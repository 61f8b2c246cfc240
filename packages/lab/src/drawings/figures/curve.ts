import type { Layout, LayoutAxis, ScatterData } from 'plotly.js';
import { seriesStyle } from '@epochlab/views';
import { lineStyle } from '../../plotly/line-style';
import { plainText } from '../../plotly/plain-text';

export interface CurveData {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

type Curve = Partial<ScatterData> & Required<Pick<ScatterData, 'marker'>>;

/** A curve in the style of its place among the others: hue, dash and marker all differ. */
export const curve = (
  index: number,
  { name, x, y }: CurveData,
  mode: ScatterData['mode'] = 'lines',
): Curve => ({
  type: 'scatter',
  mode,
  name: plainText(name),
  x: [...x],
  y: [...y],
  ...lineStyle(seriesStyle(index)),
});

/** A line that is no data: chance level, perfect calibration. */
export const reference = (
  name: string,
  x: readonly number[],
  y: readonly number[],
  color: string,
): Partial<ScatterData> => ({
  type: 'scatter',
  mode: 'lines',
  name,
  x: [...x],
  y: [...y],
  line: { color, width: 1, dash: 'dot' },
  hoverinfo: 'skip',
});

export const MARGIN = { l: 60, r: 16, t: 28, b: 44 } as const;

/** A legend above the plot, and room for it. */
export const withLegend: Partial<Layout> = {
  showlegend: true,
  legend: { orientation: 'h', x: 0, y: 1, yanchor: 'bottom', font: { size: 12 } },
  margin: MARGIN,
};

/** Where a legend beside a square plot has room for its names. */
const LEGEND = 240;

/** Room for a square plot of two axes from 0 to 1, with its legend beside it; in a narrow view above it. */
export function square(width: number, height: number): Partial<Layout> {
  const top = 8;
  const side = height - top - MARGIN.b;
  return width < MARGIN.l + side + LEGEND
    ? withLegend
    : {
        showlegend: true,
        legend: { orientation: 'v', x: 1, xanchor: 'left', y: 1, yanchor: 'top', font: { size: 12 } },
        margin: { ...MARGIN, t: top, r: width - MARGIN.l - side },
      };
}

/** Below this width powers of ten touch: every second one has a tick. */
const ALL_POWERS = 480;

/** A logarithmic axis with ticks at powers of ten: 0.001, 0.01, 0.1. */
export const logScale = (width: number): Partial<LayoutAxis> => ({
  type: 'log',
  dtick: width < ALL_POWERS ? 2 : 1,
  tickangle: 0,
  tickformat: '~g',
});

export const titled = (
  text: string,
): { title: { text: string; standoff: number; font: { size: number } } } => ({
  title: { text: plainText(text), standoff: 8, font: { size: 12 } },
});
