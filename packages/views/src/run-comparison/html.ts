import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { counted, formatDuration } from '../format/quantity';
import { frame } from '../html/frame';
import { spark } from '../html/spark';
import { table, type Column } from '../html/table';
import { element, type Child } from '../markup/element';
import { bestOf, comparedNames, curveSpan } from './compared-names';
import type { ComparedRun, RunComparisonState } from './state';

const MOST_RUNS = 60;
const MOST_NAMES = 12;

/** Only settings that differ get a column; the best value of each metric stands out. */
export function runComparisonHtml(state: RunComparisonState): string {
  const { settings, same, metrics } = comparedNames(state);
  const [first] = state.runs;
  const span = curveSpan(state);
  const shared =
    first === undefined
      ? []
      : same.slice(0, 20).map(name => `${shorten(name, 30)} ${settingText(first.settings[name])}`);
  return frame({
    title: 'Runs',
    subject: shorten(state.title, 80),
    facts: [counted(state.runs.length, 'run')],
    body: [
      table<ComparedRun>({
        columns: [
          { header: 'Run', cell: ({ name }) => shorten(name, 40) },
          ...settings.slice(0, MOST_NAMES).map(settingColumn),
          ...metrics.slice(0, MOST_NAMES).map(metric => metricColumn(metric, bestOf(state, metric))),
          {
            header: 'Time',
            align: 'right',
            cell: ({ seconds }) => (seconds === null ? '–' : formatDuration(seconds)),
          },
          { header: 'Curve', cell: ({ curve }) => curve && curve.length > 1 && spark(curve, span) },
          { header: 'State', cell: ({ status }) => shorten(status, 30) },
        ],
        rows: state.runs.slice(0, MOST_RUNS),
      }),
      shared.length > 0 && element('p', { class: 'epochlab-quiet' }, `All runs: ${shared.join(' · ')}`),
      state.runs.length > MOST_RUNS &&
        element('p', {}, `${counted(state.runs.length - MOST_RUNS, 'more run')} not shown here.`),
    ],
  });
}

const settingColumn = (name: string): Column<ComparedRun> => ({
  header: shorten(name, 30),
  cell: ({ settings }) => settingText(settings[name]),
});

const metricColumn = (metric: string, best: number | undefined): Column<ComparedRun> => ({
  header: shorten(metric, 30),
  align: 'right',
  cell: ({ metrics }) => metricText(metrics[metric], best),
});

function metricText(value: number | null | undefined, best: number | undefined): Child {
  if (value === undefined) return '–';
  if (value === null) return element('span', { class: 'epochlab-error' }, 'not finite');
  return value === best ? element('strong', {}, formatNumber(value)) : formatNumber(value);
}

function settingText(value: string | number | boolean | undefined): string {
  if (value === undefined) return '–';
  return typeof value === 'number' ? formatNumber(value) : shorten(String(value), 40);
}
