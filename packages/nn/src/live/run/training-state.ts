import type { OverlaidRun, Series, TrainingState, ViewPayload } from '@epochlab/views';
import { downsample } from './downsample';
import { numbered } from './known-runs';
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
    series: seriesOf(run, points),
    events: [...run.events],
    settings: { ...run.settings },
    ...(run.overlaid.length === 0
      ? {}
      : { runs: numbered(run.overlaid).map(({ name, run: other }) => overlaid(name, other, points)) }),
    ...(run.diagnosable && !run.isOver ? { diagnosable: true } : {}),
  };
}

function seriesOf(run: Run, points: number): Series[] {
  return [...run.series.values()].map(({ key, points: all }): Series => {
    const { x, y } = downsample(all, points);
    return { ...key, x: Array.from(x, brief), y: Array.from(y, v => (Number.isFinite(v) ? brief(v) : null)) };
  });
}

/** Curves of another run per epoch, or per step where it has no others. */
function overlaid(name: string, run: Run, points: number): OverlaidRun {
  const series = seriesOf(run, points).filter(({ x }) => x.length > 0);
  const perEpoch = series.filter(({ per }) => per === 'epoch');
  return { name, settings: { ...run.settings }, series: perEpoch.length > 0 ? perEpoch : series };
}

/** Seven significant digits: what a float32 holds. */
function brief(value: number): number {
  return Number(value.toPrecision(7));
}
