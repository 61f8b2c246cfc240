import type { Layout, ScatterData } from 'plotly.js';
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
  legend: { orientation: 'h', x: 1, xanchor: 'right', y: 1, yanchor: 'bottom', font: { size: 12 } },
  margin: MARGIN,
};
