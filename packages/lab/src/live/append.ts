import type { Series, SeriesKey, ToView, TrainingState } from '@epochlab/views';
import type { Points } from './points';

type Append = Extract<ToView, { type: 'append' }>;

/** The state of a run after what came since the last message. */
export function appended(
  { message: _before, ...state }: TrainingState,
  message: Append,
  points: readonly Points[],
): TrainingState {
  return {
    ...state,
    status: message.status,
    ...(message.message === undefined ? {} : { message: message.message }),
    progress: message.progress,
    settings: withRate(state.settings, message.learningRate),
    events: [...state.events, ...message.events],
    series: points.reduce(extendSeries, state.series),
  };
}

function extendSeries(all: readonly Series[], points: Points): readonly Series[] {
  const isIts = (series: Series): boolean => sameSeries(series, points.series);
  const extended = (series: Series): Series => ({
    ...series,
    x: series.x.concat(points.x),
    y: series.y.concat(points.y),
  });
  return all.some(isIts)
    ? all.map(series => (isIts(series) ? extended(series) : series))
    : [...all, { ...points.series, x: points.x, y: points.y }];
}

export const sameSeries = (a: SeriesKey, b: SeriesKey): boolean =>
  a.metric === b.metric && a.set === b.set && a.per === b.per && a.name === b.name;

const withRate = (
  settings: TrainingState['settings'],
  learningRate: number | null,
): TrainingState['settings'] => (learningRate === null ? settings : { ...settings, learningRate });
