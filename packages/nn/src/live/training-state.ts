import type { Series, TrainingState, ViewPayload } from '@epochlab/views';
import { downsample } from './downsample';
import type { Run } from './run';

/** Points of each series in a payload: enough for the picture, few enough for a notebook file. */
const PAYLOAD_POINTS = 1000;

/** The payload of a run as it is now. */
export function trainingPayload(run: Run): ViewPayload<'training'> {
  return { kind: 'training', id: run.id, version: 1, state: trainingState(run) };
}

export function trainingState(run: Run, points = PAYLOAD_POINTS): TrainingState {
  return {
    title: run.title,
    status: run.status,
    ...(run.message === undefined ? {} : { message: run.message }),
    progress: run.progress,
    series: [...run.series.values()].map(({ key, points: all }): Series => {
      const { x, y } = downsample(all, points);
      return {
        ...key,
        x: Array.from(x, brief),
        y: Array.from(y, v => (Number.isFinite(v) ? brief(v) : null)),
      };
    }),
    events: [...run.events],
    settings: { ...run.settings },
  };
}

/** Seven significant digits: what a float32 holds. */
function brief(value: number): number {
  return Number(value.toPrecision(7));
}
