import { formatNumber } from '../format/number';
import { heading } from '../terminal/heading';
import { sparkline } from '../terminal/sparkline';
import { insideText } from './inside/text';
import { lossNow, shapeOf } from './facts';
import type { PlaygroundState } from './state';

export function playgroundText(state: PlaygroundState): string {
  const { curves, message, notes, link } = state;
  const { loss, testLoss } = lossNow(state);
  return [
    heading('Playground', state.title, `epoch ${curves.epoch.at(-1) ?? 0}`),
    `${shapeOf(state)}; loss ${formatNumber(loss)}, test ${formatNumber(testLoss)}`,
    sparkline(curves.loss, 40),
    ...(state.inside ? [insideText(state.inside, state)] : []),
    ...[message, ...notes, link].filter(line => line !== ''),
  ].join('\n');
}
