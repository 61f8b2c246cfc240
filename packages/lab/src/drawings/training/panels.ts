import type { Series, TrainingState } from '@epochlab/views';

/** The curves of one metric, drawn in one plot. */
export interface Panel {
  readonly metric: string;
  readonly series: readonly Series[];
}

/** One panel for each metric, the loss first, the others in the order in which they came. */
export function panelsOf(state: Pick<TrainingState, 'series'>): Panel[] {
  const metrics = [...new Set(['loss', ...state.series.map(series => series.metric)])];
  return metrics
    .map(metric => ({ metric, series: state.series.filter(series => series.metric === metric) }))
    .filter((panel, index) => panel.series.length > 0 || (index === 0 && metrics.length === 1));
}

/** The last value of a set of a panel, per epoch if there is one, else per batch. */
export function latest(panel: Panel, set: Series['set']): number | null | undefined {
  const per = (unit: Series['per']): number | null | undefined =>
    panel.series.find(series => series.set === set && series.per === unit)?.y.at(-1);
  const value = per('epoch');
  return value === undefined ? per('batch') : value;
}
