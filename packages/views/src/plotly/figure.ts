import type { BarsState } from '../bars/state';
import type { HeatmapState } from '../heatmap/state';
import type { LinesState, NamedCurve } from '../lines/state';
import { histogram } from './histogram';
import type { SpreadState } from './spread-picture';
import type { PlotlyState } from './state';
import { finiteOrNull, listOf, titleText } from './values';

type Trace = PlotlyState['data'][number];

/** The part of a figure that can be drawn without plotly.js, as the state of a view of our own. */
export type StaticFigure =
  | { readonly kind: 'lines'; readonly state: LinesState }
  | { readonly kind: 'bars'; readonly state: BarsState }
  | { readonly kind: 'heatmap'; readonly state: HeatmapState }
  | { readonly kind: 'spread'; readonly state: SpreadState };

type Family = StaticFigure['kind'];

const families: Readonly<Record<string, Family>> = {
  scatter: 'lines',
  scattergl: 'lines',
  bar: 'bars',
  histogram: 'bars',
  heatmap: 'heatmap',
  contour: 'heatmap',
  surface: 'heatmap',
  violin: 'spread',
  box: 'spread',
};

/** A trace's type; plotly takes one without for a scatter. */
export const traceType = ({ type }: Trace): string => (typeof type === 'string' ? type : 'scatter');

/** The family of the first trace that has one, with all traces of that family. */
export function staticFigure({ data, layout }: PlotlyState): StaticFigure | undefined {
  const family = data.map(trace => families[traceType(trace)]).find(known => known !== undefined);
  if (family === undefined) return undefined;
  const labels = { title: '', xLabel: axisTitle(layout, 'xaxis'), yLabel: axisTitle(layout, 'yaxis') };
  return figures[family](
    data.filter(trace => families[traceType(trace)] === family),
    labels,
    layout,
  );
}

interface Labels {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
}

type Layout = PlotlyState['layout'];

const figures: Readonly<
  Record<Family, (traces: readonly Trace[], labels: Labels, layout: Layout) => StaticFigure>
> = {
  lines: (traces, labels, layout) => ({
    kind: 'lines',
    state: {
      ...labels,
      xScale: axisScale(layout, 'xaxis'),
      yScale: axisScale(layout, 'yaxis'),
      form: traces.every(({ mode }) => mode === 'markers') ? 'points' : 'linesAndPoints',
      series: traces.map(curve),
    },
  }),
  bars: (traces, labels) => ({ kind: 'bars', state: { ...labels, ...bars(traces) } }),
  spread: (traces, labels) => ({ kind: 'spread', state: { ...labels, groups: traces.flatMap(groups) } }),
  heatmap: ([trace], labels) => ({ kind: 'heatmap', state: { ...labels, ...matrix(trace ?? {}) } }),
};

function curve(trace: Trace, index: number): NamedCurve {
  const y = (listOf(trace.y) ?? []).map(finiteOrNull);
  const x = listOf(trace.x);
  const numeric = x?.every(value => typeof value === 'number') ?? false;
  return { name: nameOf(trace, index), x: y.map((_, i) => (numeric ? (x?.[i] as number) : i)), y };
}

function bars(traces: readonly Trace[]): Pick<BarsState, 'categories' | 'series'> {
  const parts = traces.map((trace, index) => ({ name: nameOf(trace, index), ...bins(trace) }));
  const categories = [...new Set(parts.flatMap(part => part.categories))];
  const valuesOf = (part: (typeof parts)[number]): (number | null)[] => {
    const byCategory = new Map(part.categories.map((category, i) => [category, part.values[i] ?? null]));
    return categories.map(category => byCategory.get(category) ?? null);
  };
  return { categories, series: parts.map(part => ({ name: part.name, values: valuesOf(part) })) };
}

function bins(trace: Trace): { readonly categories: string[]; readonly values: (number | null)[] } {
  if (traceType(trace) === 'histogram') return histogram((listOf(trace.x) ?? []).map(finiteOrNull));
  const lying = trace.orientation === 'h';
  const values = (listOf(lying ? trace.x : trace.y) ?? []).map(finiteOrNull);
  const names = listOf(lying ? trace.y : trace.x);
  return { categories: values.map((_, i) => String(names?.[i] ?? i)), values };
}

/** The values of a trace by the group that each is in, else all of them. */
function groups(trace: Trace, index: number): SpreadState['groups'] {
  const lying = trace.orientation === 'h' || (trace.x !== undefined && trace.y === undefined);
  const values = (listOf(lying ? trace.x : trace.y) ?? []).map(finiteOrNull);
  const names = listOf(lying ? trace.y : trace.x);
  const byName = new Map<string, number[]>();
  values.forEach((value, i) => {
    const name = names === undefined ? nameOf(trace, index) : String(names[i]);
    if (value === null) return;
    const own = byName.get(name);
    if (own) own.push(value);
    else byName.set(name, [value]);
  });
  return [...byName].map(([name, own]) => ({ name, values: own }));
}

function matrix(trace: Trace): Pick<HeatmapState, 'matrix'> {
  const rows = (listOf(trace.z) ?? []).map(row => (listOf(row) ?? []).map(finiteOrNull));
  const columns = Math.max(0, ...rows.slice(0, 10_000).map(row => row.length));
  const values = rows.flatMap(row => Array.from({ length: columns }, (_, c) => row[c] ?? null));
  return { matrix: { rows: rows.length, columns, values } };
}

const nameOf = ({ name }: Trace, index: number): string =>
  typeof name === 'string' ? name : `trace ${index}`;

const axisTitle = (layout: Layout, axis: string): string =>
  titleText((layout[axis] as { title?: unknown } | undefined)?.title);

const axisScale = (layout: Layout, axis: string): 'linear' | 'log' =>
  (layout[axis] as { type?: unknown } | undefined)?.type === 'log' ? 'log' : 'linear';
