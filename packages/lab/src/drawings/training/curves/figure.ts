import type { Annotation, Layout, ScatterData, Shape } from 'plotly.js';
import {
  epochAxis,
  formatNumber,
  metricAxis,
  minMax,
  type TrainingEvent,
  type TrainingLine,
  type TrainingPanel,
} from '@epochlab/views';
import { axisLayout } from '../../../plotly/axis-layout';
import type { Figure } from '../../../plotly/figure';
import { lineStyle } from '../../../plotly/line-style';
import { plainText } from '../../../plotly/plain-text';
import type { PlotTheme } from '../../../plotly/theme';
import { smooth } from './smooth';
import { valueAxis } from './value-axis';

export interface CurveOptions {
  readonly smoothing: number;
  readonly logScale: boolean;
  /** The part of the x axis that is shown, in epochs. */
  readonly range: readonly [number, number];
  /** Whether that is less than all. */
  readonly zoomed: boolean;
  /** Whether the run goes on. */
  readonly growing: boolean;
  readonly events: readonly TrainingEvent[];
  readonly xTitle: string;
  readonly nameOf: (line: TrainingLine) => string;
}

const MOST_MARKS = 100;
const MOST_CAPTIONS = 6;
/** Pixels from one caption to the next. */
const ROW = 13;

/** Over more epochs than this, the markers of neighbours would touch. */
const MOST_MARKED = 40;

/** The curves of one metric: single batches faint, their smoothed course and the epochs strong. */
export function curvesFigure(
  panel: TrainingPanel,
  options: CurveOptions,
  theme: PlotTheme,
  width: number,
): Figure {
  const whole = curves(panel, options);
  const data = options.zoomed ? whole : whole.map(curve => ({ ...curve, ...minMax(curve, 2 * width) }));
  return { data: data.map(labelled), layout: layout(data, options, theme, width) };
}

/** The curves of the figure, in its order. */
export const curves = (panel: TrainingPanel, options: CurveOptions): Curve[] =>
  panel.lines.flatMap(line => traces(line, options));

export type Curve = Partial<ScatterData> & {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
};

function traces(line: TrainingLine, options: CurveOptions): Curve[] {
  const { series, detail } = line;
  const { range, smoothing } = options;
  if (series.per === 'epoch') {
    return [
      trace(line, series.y, options, { width: 2, opacity: 1, marks: range[1] - range[0] <= MOST_MARKED }),
    ];
  }
  // A line needs two points; the first alone is a mark.
  const marks = series.x.length === 1;
  const raw = trace(line, series.y, options, { width: 1, opacity: detail ? 0.5 : 0.9, marks });
  if (smoothing === 0) {
    return [{ ...raw, showlegend: !detail }];
  }
  const course = trace(line, smooth(series.y, smoothing), options, {
    width: 1.75,
    opacity: 0.9,
    marks: false,
  });
  return [
    { ...raw, opacity: 0.25, hoverinfo: 'skip', showlegend: false },
    { ...course, showlegend: !detail },
  ];
}

interface Stroke {
  readonly width: number;
  readonly opacity: number;
  readonly marks: boolean;
}

function trace(
  line: TrainingLine,
  y: readonly (number | null)[],
  options: CurveOptions,
  stroke: Stroke,
): Curve {
  const style = lineStyle(line.style, stroke.width);
  return {
    type: 'scatter',
    mode: stroke.marks ? 'lines+markers' : 'lines',
    name: plainText(options.nameOf(line)),
    x: [...line.series.x],
    y: [...y],
    opacity: stroke.opacity,
    line: style.line,
    marker: { ...style.marker, size: 5 },
  };
}

/** A curve that says its values under the pointer. */
const labelled = (curve: Curve): Curve =>
  curve.hoverinfo === 'skip'
    ? curve
    : {
        ...curve,
        text: curve.y.map(value => (value === null ? '' : formatNumber(value))),
        hovertemplate: '%{text}<extra>%{fullData.name}</extra>',
      };

function layout(
  data: readonly Curve[],
  options: CurveOptions,
  theme: PlotTheme,
  width: number,
): Partial<Layout> {
  const { range, logScale, events, xTitle } = options;
  return {
    hovermode: 'x unified',
    dragmode: 'zoom',
    uirevision: range.join(),
    margin: { r: 22 },
    xaxis: axisLayout(epochAxis(range, width, xTitle)),
    yaxis: {
      fixedrange: true,
      ...axisLayout(metricAxis(spanOf(data, options), logScale ? 'log' : 'linear')),
      ...(logScale && { minor: { showgrid: true, gridcolor: theme.grid } }),
    },
    shapes: events.slice(-MOST_MARKS).map(event => marker(event, theme)),
    annotations: captioned(events, range).map((event, row) => caption(event, row, theme, range)),
  };
}

/** The range of the curves in the part of the x axis that is shown; undefined where there is none. */
function spanOf(data: readonly Curve[], options: CurveOptions): [number, number] | undefined {
  const { range, zoomed, growing, logScale } = options;
  const { range: ends } = valueAxis(data, { range, logScale, growing: growing && !zoomed });
  return ends?.map(end => (logScale ? 10 ** Number(end) : Number(end))) as [number, number] | undefined;
}

const colorOf = (event: TrainingEvent, theme: PlotTheme): string =>
  event.kind === 'notFinite' ? theme.error : theme.faintText;

const marker = (event: TrainingEvent, theme: PlotTheme): Partial<Shape> => ({
  type: 'line',
  x0: event.x,
  x1: event.x,
  yref: 'paper',
  y0: 0,
  y1: 1,
  layer: 'below',
  line: { color: colorOf(event, theme), width: 1, dash: 'dot' },
});

/** The last events of the part that is shown; the words of more would fill the plot. The line above the plots says why a run stopped or diverged. */
const captioned = (
  events: readonly TrainingEvent[],
  [from, to]: CurveOptions['range'],
): readonly TrainingEvent[] =>
  events.filter(({ kind, x }) => kind === 'learningRate' && x >= from && x <= to).slice(-MOST_CAPTIONS);

/** Names of events, each beside its line and on the side of it where there is more room, each on a row of its own. */
const caption = (
  event: TrainingEvent,
  row: number,
  theme: PlotTheme,
  [from, to]: CurveOptions['range'],
): Partial<Annotation> => ({
  x: event.x,
  xanchor: event.x > (from + to) / 2 ? 'right' : 'left',
  yref: 'paper',
  y: 1,
  yanchor: 'top',
  yshift: -ROW * row,
  text: plainText(event.text),
  showarrow: false,
  // Set off from the curves behind it.
  bgcolor: theme.surface,
  borderpad: 2,
  font: { size: 10, color: colorOf(event, theme) },
});
