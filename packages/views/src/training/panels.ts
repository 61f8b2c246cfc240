import { seriesStyle, type SeriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import type { Series, TrainingState } from './state';

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
  /** A curve per batch behind its own curve per epoch: drawn thin and pale. */
  readonly detail: boolean;
}

/**
 * A panel for each metric, in the order in which the metrics first appear; what lies behind comes first. Training is
 * blue and validation orange. Where several runs or several named series share a plot, each has a style of its own; the
 * dashes then tell validation, if there is any.
 */
export function trainingPanels({
  series,
  runs = [],
}: Pick<TrainingState, 'series' | 'runs'>): TrainingPanel[] {
  const all: readonly Owned[] = [
    ...runs.flatMap(run => run.series.map(one => ({ series: one, run: run.name }))),
    ...series.map(one => ({ series: one })),
  ];
  const metrics = [...new Set([...series, ...all.map(one => one.series)].map(one => one.metric))];
  return metrics.map(metric => ({ metric, lines: lines(all.filter(one => one.series.metric === metric)) }));
}

interface Owned {
  readonly series: Series;
  readonly run?: string;
}

function lines(all: readonly Owned[]): TrainingLine[] {
  const own = all.filter(one => one.run === undefined);
  const hues = [...new Set([...own, ...all].map(hueKey))];
  const validated = all.some(one => one.series.set === 'validation');
  return all
    .map(one => ({
      ...one,
      style: styleOf(one),
      detail: one.series.per === 'batch' && all.some(other => isEpochsOf(other, one)),
    }))
    .map(line => ({
      ...line,
      label: line.detail ? 'each step' : labelOf(line),
      series: isMeanOfSteps(line, all) ? inTheMiddle(line.series) : line.series,
    }))
    .filter(line => line.run === undefined || !line.detail)
    .sort((a, b) => Number(b.detail) - Number(a.detail));

  function styleOf(one: Owned): SeriesStyle {
    const { set } = one.series;
    if (hues.length === 1) return setStyle(set);
    const style = seriesStyle(hues.indexOf(hueKey(one)));
    return validated ? { ...style, dash: setStyle(set).dash } : style;
  }
}

/** The key of a curve's hue: its run and its name, if any. */
const hueKey = ({ run = '', series: { name = '' } }: Owned): string => JSON.stringify([run, name]);

/** @example 'training', 'generator', 'discriminator validation', 'narrow training' */
function labelOf({ run, series: { name, set } }: Owned): string {
  const words = [run, name].flatMap(word => (word === undefined ? [] : [shorten(word, 20)]));
  const named = name !== undefined && set === 'training';
  return [...words, ...(named ? [] : [set])].join(' ');
}

function isEpochsOf(other: Owned, { run, series: { set, name } }: Owned): boolean {
  const { series } = other;
  return (
    series.per === 'epoch' &&
    series.x.length > 0 &&
    other.run === run &&
    series.set === set &&
    series.name === name
  );
}

/** Whether a curve per epoch is the mean of steps that are drawn behind it. */
const isMeanOfSteps = (one: Owned, all: readonly Owned[]): boolean =>
  one.series.per === 'epoch' &&
  one.series.set === 'training' &&
  one.run === undefined &&
  all.some(other => other.series.per === 'batch' && other.series.x.length > 0 && isEpochsOf(one, other));

/** The mean over an epoch belongs to its middle: at its end it would lie beside the steps that it is the mean of. */
const inTheMiddle = (series: Series): Series => ({ ...series, x: series.x.map(end => end - 0.5) });

const setStyle = (set: Series['set']): SeriesStyle => seriesStyle(set === 'training' ? 0 : 1);
