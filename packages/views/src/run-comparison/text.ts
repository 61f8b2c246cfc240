import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { counted, formatDuration } from '../format/quantity';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import { bestOf, comparedNames } from './compared-names';
import type { ComparedRun, RunComparisonState } from './state';

/** A row for each run; the best value of each metric carries a star. */
export function runComparisonText(state: RunComparisonState): string {
  const { settings, metrics } = comparedNames(state);
  const [shownSettings, shownMetrics] = [settings.slice(0, 4), metrics.slice(0, 6)];
  const row = (run: ComparedRun): string[] => [
    shorten(run.name, 24),
    ...shownSettings.map(name => shorten(String(run.settings[name] ?? '–'), 16)),
    ...shownMetrics.map(metric => value(run.metrics[metric], bestOf(state, metric))),
    run.seconds === null ? '–' : formatDuration(run.seconds),
    run.status,
  ];
  const right = { align: 'right' } as const;
  const columns = [{}, ...shownSettings.map(() => ({})), ...shownMetrics.map(() => right), right, {}];
  const names = ['run', ...shownSettings, ...shownMetrics, 'time', ''];
  return [
    heading('Runs', state.title, counted(state.runs.length, 'run')),
    textTable(columns, [names, '-', ...state.runs.slice(0, 60).map(row)]),
  ].join('\n');
}

function value(number: number | null | undefined, best: number | undefined): string {
  if (number === undefined) return '–';
  return number === null ? 'not finite' : `${formatNumber(number)}${number === best ? '*' : ' '}`;
}
