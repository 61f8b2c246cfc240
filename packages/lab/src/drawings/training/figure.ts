import type { Annotation, Data, Layout, ScatterData, Shape } from 'plotly.js';
import { formatNumber, type Series, type TrainingEvent } from '@epochlab/views';
import type { Figure } from '../../plotly/figure';
import { plainText } from '../../plotly/plain-text';
import type { PlotTheme } from '../../plotly/theme';
import type { SetStyles } from './set-styles';
import type { Panel } from './panels';
import { smooth } from './smooth';

export interface CurveOptions {
  readonly smoothing: number;
  readonly logScale: boolean;
  /** The part of the x axis that is shown, in epochs. */
  readonly range: readonly [number, number];
  readonly events: readonly TrainingEvent[];
  readonly styles: SetStyles;
  readonly xTitle: string;
  readonly names: Readonly<Record<Series['set'], string>>;
}

/** Over more epochs than this, the markers of neighbours would touch. */
const MOST_MARKED = 40;

/** The curves of one metric: single batches faint, their smoothed course and the epochs strong. */
export function curvesFigure(panel: Panel, options: CurveOptions, theme: PlotTheme): Figure {
  return {
    data: inOrder(panel.series).flatMap(series => traces(series, options)),
    layout: layout(options, theme),
  };
}

/** Batches first, so that they lie behind the epochs. */
const inOrder = (series: readonly Series[]): Series[] =>
  [...series].sort((a, b) => a.per.localeCompare(b.per));

function traces(series: Series, options: CurveOptions): Data[] {
  const { range } = options;
  if (series.per === 'epoch') {
    return [line(series, series.y, options, { width: 2, opacity: 1, marks: range[1] - range[0] <= MOST_MARKED })];
  }
  const raw = line(series, series.y, options, { width: 1, opacity: 0.5, marks: false });
  if (options.smoothing === 0) {
    return [raw];
  }
  const course = smooth(series.y, options.smoothing);
  return [
    { ...raw, opacity: 0.25, hoverinfo: 'skip', showlegend: false },
    line(series, course, options, { width: 1.75, opacity: 0.9, marks: false }),
  ];
}

interface Stroke {
  readonly width: number;
  readonly opacity: number;
  readonly marks: boolean;
}

function line(series: Series, y: readonly (number | null)[], options: CurveOptions, stroke: Stroke): Partial<ScatterData> {
  const { color, dash, symbol } = options.styles[series.set];
  return {
    type: 'scatter',
    mode: stroke.marks ? 'lines+markers' : 'lines',
    name: options.names[series.set],
    x: [...series.x],
    y: [...y],
    opacity: stroke.opacity,
    line: { color, width: stroke.width, dash, shape: 'linear', simplify: true },
    marker: { color, symbol, size: 5 },
    text: y.map(value => (value === null ? '' : formatNumber(value))),
    hovertemplate: '%{text}<extra>%{fullData.name}</extra>',
  };
}

function layout({ range, logScale, events, xTitle }: CurveOptions, theme: PlotTheme): Partial<Layout> {
  return {
    hovermode: 'x unified',
    dragmode: 'zoom',
    uirevision: range.join(),
    xaxis: { range: [...range], title: { text: xTitle, standoff: 6, font: { size: 11 } } },
    yaxis: {
      type: logScale ? 'log' : 'linear',
      fixedrange: true,
      nticks: 6,
      exponentformat: 'power',
      ...(logScale ? { dtick: 1, minor: { showgrid: true, gridcolor: theme.grid } } : {}),
    },
    shapes: events.map(event => marker(event, theme)),
    annotations: events.filter(event => event.kind !== 'note').map(event => caption(event, theme)),
  };
}

const marker = (event: TrainingEvent, theme: PlotTheme): Partial<Shape> => ({
  type: 'line',
  x0: event.x,
  x1: event.x,
  yref: 'paper',
  y0: 0,
  y1: 1,
  layer: 'below',
  line: { color: event.kind === 'notFinite' ? theme.error : theme.faintText, width: 1, dash: 'dot' },
});

const caption = (event: TrainingEvent, theme: PlotTheme): Partial<Annotation> => ({
  x: event.x,
  xanchor: 'left',
  yref: 'paper',
  y: 1,
  yanchor: 'top',
  text: plainText(event.text),
  showarrow: false,
  font: { size: 10, color: event.kind === 'notFinite' ? theme.error : theme.faintText },
});
