import { formatNumber } from '../format/number';
import { shorten } from '../format/label';
import { frame } from '../html/frame';
import { table } from '../html/table';
import { element, type Child } from '../markup/element';
import { image } from '../markup/picture';
import { panelSize, plotSize } from '../plot/panel';
import { hasDiverged } from './diverged';
import { lastValues, type LastValues, type Point } from './last-values';
import { trainingPanels } from './panels';
import { panelPicture } from './picture';
import { trainingFacts } from './status';
import type { TrainingState } from './state';

/** As many plots as the size of an output allows; the table names the rest. */
const MOST_PANELS = 8;
const MOST_EVENTS = 20;
const MOST_RUNS = 20;

export function trainingHtml(state: TrainingState): string {
  const panels = trainingPanels(state);
  // A plot alone has the whole width.
  const size = { ...panelSize, ...(panels.length === 1 && { width: plotSize.width }) };
  return frame({
    title: 'Training',
    subject: shorten(state.title, 60),
    facts: trainingFacts(state).map(fact => shorten(fact, 200)),
    state: hasDiverged(state) ? 'diverged' : state.status,
    error: errorOf(state),
    body: [
      element(
        'div',
        {},
        panels.slice(0, MOST_PANELS).map(panel => image(panelPicture(panel, state, size))),
      ),
      panels.length > 0 && valuesTable(lastValues(state)),
      settings(state.settings),
      comparedRuns(state),
      events(state),
    ],
  });
}

function valuesTable(rows: readonly LastValues[]): Child {
  const validated = rows.some(row => row.validation !== undefined);
  return table<LastValues>({
    columns: [
      { header: 'Last value', cell: row => shorten(row.metric, 60) },
      { header: 'training', align: 'right', cell: row => pointText(row.training) },
      ...(validated
        ? [
            {
              header: 'validation',
              align: 'right',
              cell: (row: LastValues) => pointText(row.validation),
            } as const,
          ]
        : []),
    ],
    rows: rows.slice(0, 50),
  });
}

function pointText(point: Point | undefined): Child {
  if (point === undefined) return '–';
  if (point.y !== null) return formatNumber(point.y);
  return element('span', { class: 'epochlab-error' }, 'not finite');
}

function settings(all: TrainingState['settings']): Child {
  const text = settingsText(all);
  return text !== '' && element('p', { class: 'epochlab-quiet' }, text);
}

/** The runs that are drawn over this one, with their settings. */
function comparedRuns({ runs = [] }: TrainingState): Child {
  const shown = runs
    .slice(0, MOST_RUNS)
    .map(run =>
      element('li', { class: 'epochlab-quiet' }, `${shorten(run.name, 60)}: ${settingsText(run.settings)}`),
    );
  return shown.length > 0 && element('ul', {}, shown);
}

const settingsText = (all: TrainingState['settings']): string =>
  Object.entries(all)
    .slice(0, 30)
    .map(([name, value]) => `${shorten(name, 40)} ${settingText(value)}`)
    .join(' · ');

const settingText = (value: string | number | boolean): string =>
  typeof value === 'number' ? formatNumber(value) : shorten(String(value), 80);

/** Why the run failed; or since when a value is no number, and what to do. */
function errorOf({ status, message, events: all }: TrainingState): string | undefined {
  if (status === 'failed') return shorten(message ?? 'The run failed.', 2000);
  const lost = all.find(({ kind }) => kind === 'notFinite');
  return lost && shorten(lost.text, 300);
}

/** The events of a run, with their times. The lines above say why a run stopped or diverged. */
function events({ events: all }: TrainingState): Child {
  const shown = all
    .filter(({ kind }) => kind !== 'stop' && kind !== 'notFinite')
    .slice(-MOST_EVENTS)
    .map(({ x, text }) => element('li', {}, `Epoch ${formatNumber(x)}: ${shorten(text, 300)}`));
  return shown.length > 0 && element('ul', {}, shown);
}
