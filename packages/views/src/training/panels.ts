import { seriesStyle, type SeriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import type { OverlaidRun, Series, TrainingState } from './state';

/** The curves of one metric, which share a plot. */
export interface TrainingPanel {
  readonly metric: string;
  readonly lines: readonly TrainingLine[];
}

export interface TrainingLine {
  readonly label: string;
  readonly style: SeriesStyle;
  readonly series: Series;
  /** The name of the run that the curve belongs to, when it is another one's. */
  readonly run?: string;
  /** A curve per batch behind its own curve per epoch: drawn thin and pale, and left out of the legend. */
  readonly detail: boolean;
}

/**
 * A panel for each metric, in the order in which the metrics first appear; what lies behind comes first. A run alone is
 * blue in training and orange in validation; several runs have a hue each, and validation is dashed.
 */
export function trainingPanels({
  series,
  runs = [],
}: Pick<TrainingState, 'series' | 'runs'>): TrainingPanel[] {
  const metrics = [...new Set([series, ...runs.map(run => run.series)].flat().map(one => one.metric))];
  const of = (all: readonly Series[], metric: string): Series[] => all.filter(one => one.metric === metric);
  return metrics.map(metric => {
    const own = lines(of(series, metric), runs.length > 0 ? hueOf(0) : setStyle, '');
    const others = runs.flatMap((run, i) => overlaid(run, of(run.series, metric), i + 1));
    return { metric, lines: [...others, ...own].sort((a, b) => Number(b.detail) - Number(a.detail)) };
  });
}

function overlaid({ name }: OverlaidRun, series: readonly Series[], index: number): TrainingLine[] {
  return lines(series, hueOf(index), `${shorten(name, 20)} `)
    .filter(line => !line.detail)
    .map(line => ({ ...line, run: name }));
}

function lines(
  series: readonly Series[],
  styleOf: (set: Series['set']) => SeriesStyle,
  prefix: string,
): TrainingLine[] {
  const hasEpochs = (set: Series['set']): boolean =>
    series.some(other => other.per === 'epoch' && other.set === set && other.x.length > 0);
  return series.map(one => ({
    label: `${prefix}${one.set}`,
    style: styleOf(one.set),
    series: one,
    detail: one.per === 'batch' && hasEpochs(one.set),
  }));
}

const setStyle = (set: Series['set']): SeriesStyle => seriesStyle(set === 'training' ? 0 : 1);

function hueOf(index: number): (set: Series['set']) => SeriesStyle {
  return set => ({ ...seriesStyle(index), dash: setStyle(set).dash });
}
