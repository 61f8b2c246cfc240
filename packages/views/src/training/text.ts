import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { sparkline } from '../terminal/sparkline';
import { printable } from '../markup/escape';
import { textTable } from '../terminal/table';
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

function seriesRow({ metric, set, y }: Series): string[] {
  const last = y[y.length - 1];
  return [
    shorten(metric, 40),
    set,
    sparkline(y),
    last == null ? (y.length > 0 ? 'not finite' : '–') : formatNumber(last),
  ];
}

/** Per epoch where there is such a series with points, else per batch. */
function mainSeries({ series }: TrainingState): Series[] {
  return series.filter(one =>
    one.per === 'epoch'
      ? one.x.length > 0
      : !series.some(
          other =>
            other.per === 'epoch' &&
            other.metric === one.metric &&
            other.set === one.set &&
            other.x.length > 0,
        ),
  );
}
