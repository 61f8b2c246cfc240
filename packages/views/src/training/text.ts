import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { sparkline } from '../terminal/sparkline';
import { printable } from '../markup/escape';
import { textTable } from '../terminal/table';
import { trainingPanels } from './panels';
import { trainingFacts } from './status';
import type { Series, TrainingState } from './state';

/** The run in a terminal: a line that says where it is, then a small curve and the last value of each series. */
export function trainingText(state: TrainingState): string {
  const head = ['Training', shorten(state.title, 60), ...trainingFacts(state), state.status].join(' · ');
  const error = state.status === 'failed' && state.message !== undefined ? [state.message] : [];
  const events = state.events.slice(-10).map(({ x, text }) => `Epoch ${formatNumber(x)}: ${text}`);
  const curves = textTable([{}, {}, {}, { align: 'right' }], mainSeries(state).map(seriesRow));
  return printable([head, ...error, curves, ...events].filter(line => line !== '').join('\n'));
}

function seriesRow({ metric, name, set, y }: Series): string[] {
  const last = y[y.length - 1];
  const value = last == null ? (y.length > 0 ? 'not finite' : '–') : formatNumber(last);
  return [shorten(name === undefined ? metric : `${metric}: ${name}`, 40), set, sparkline(y), value];
}

/** Per epoch where there is such a series with points, else per batch. */
function mainSeries(state: TrainingState): Series[] {
  const own = trainingPanels({ series: state.series }).flatMap(panel => panel.lines);
  return own
    .filter(line => !line.detail && (line.series.per === 'batch' || line.series.x.length > 0))
    .map(line => line.series);
}
