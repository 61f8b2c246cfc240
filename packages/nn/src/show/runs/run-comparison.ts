import { checked } from '../../options/refuse-unknown';
import type { RunComparisonState } from '@epochlab/views';
import { directionOfName } from '../../compile';
import { numbered } from '../../live/run/known-runs';
import { recentRuns } from '../../live/view/run-view';
import type { Run } from '../../live/run/run';
import { display } from '../output/display';

export interface RunComparisonOptions {
  readonly title?: string;
  /** Names of the runs to compare; all of this session unless given. */
  readonly runs?: readonly string[];
}

/** Shows the runs of this session side by side: settings, final metrics, time. Name runs with `show.live({ name })`. */
export function runComparison(options: RunComparisonOptions = {}): void {
  const { title = '', runs: names } = checked('show.runComparison', options, { title: true, runs: true });
  const known = numbered(recentRuns().filter(run => run.series.size > 0));
  const chosen = names === undefined ? known : known.filter(({ name }) => names.includes(name));
  if (chosen.length === 0) {
    throw new Error(
      `There is no run to compare. ${known.length === 0 ? 'Train a model first.' : `Known runs: ${known.map(({ name }) => name).join(', ')}.`}`,
    );
  }
  const rows = chosen.map(({ name, run }) => compared(name, run));
  const metrics = [...new Set(rows.flatMap(row => Object.keys(row.metrics)))];
  const directions = metrics.flatMap(metric =>
    better(
      metric,
      chosen.map(({ run }) => run),
    ),
  );
  display({
    kind: 'runComparison',
    state: { title, runs: rows, better: Object.fromEntries(directions) },
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

/** Which of its values is the better one, as the runs know of their metrics or its name says. */
function better(metric: string, runs: readonly Run[]): [string, 'lower' | 'higher'][] {
  const known = runs.map(run => run.better[metric]).find(direction => direction !== undefined);
  const direction = known ?? directionOfName(metric.replace(/^val_/, ''));
  return direction === undefined ? [] : [[metric, direction === 'min' ? 'lower' : 'higher']];
}
