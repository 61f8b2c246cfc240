import type { RunComparisonState } from '@epochlab/views';
import { numbered } from '../live/known-runs';
import { recentRuns } from '../live/run-view';
import type { Run } from '../live/run';
import { display } from './display';

export interface RunComparisonOptions {
  readonly title?: string;
  /** Names of the runs to compare; all of this session unless given. */
  readonly runs?: readonly string[];
}

/** Shows the runs of this session side by side: settings, final metrics, time. Name runs with `show.live({ name })`. */
export function runComparison({ title = '', runs: names }: RunComparisonOptions = {}): void {
  const known = numbered(recentRuns().filter(run => run.series.size > 0));
  const chosen = names === undefined ? known : known.filter(({ name }) => names.includes(name));
  if (chosen.length === 0) {
    throw new Error(
      `There is no run to compare. ${known.length === 0 ? 'Train a model first.' : `Known runs: ${known.map(({ name }) => name).join(', ')}.`}`,
    );
  }
  const rows = chosen.map(({ name, run }) => compared(name, run));
  const metrics = [...new Set(rows.flatMap(row => Object.keys(row.metrics)))];
  display({
    kind: 'runComparison',
    state: { title, runs: rows, better: Object.fromEntries(metrics.flatMap(direction)) },
  });
}

type ComparedRun = RunComparisonState['runs'][number];

function compared(name: string, run: Run): ComparedRun {
  const epochs = [...run.series.values()].filter(
    ({ key, points }) => key.per === 'epoch' && points.length > 0,
  );
  const finite = (value: number | undefined): number | null =>
    Number.isFinite(value) ? (value ?? null) : null;
  const curve =
    epochs.find(({ key }) => key.metric === 'loss' && key.set === 'validation') ??
    epochs.find(({ key }) => key.metric === 'loss');
  return {
    name,
    status: run.status,
    seconds: run.progress.secondsElapsed,
    settings: { ...run.settings },
    metrics: Object.fromEntries(
      epochs.map(({ key, points }) => [
        `${key.set === 'validation' ? 'val_' : ''}${key.metric}`,
        finite(points.y.at(-1)),
      ]),
    ),
    ...(curve ? { curve: Array.from(curve.points.y, finite) } : {}),
  };
}

function direction(metric: string): [string, 'lower' | 'higher'][] {
  if (/acc|auc|precision|recall|f1|r2/i.test(metric)) return [[metric, 'higher']];
  return /loss|error|mse|mae|crossentropy/i.test(metric) ? [[metric, 'lower']] : [];
}
