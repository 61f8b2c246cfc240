import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { counted } from '../format/quantity';
import { frame, row } from '../html/frame';
import { element } from '../markup/element';
import { image, type Picture } from '../markup/picture';
import { curvesPicture } from '../plot/curves';
import { plotSize } from '../plot/panel';
import { lossPicture as surfacePicture } from '../loss-surface/picture';
import { insideHtml } from './inside/html';
import { lossAxes } from './loss-axes';
import { lossNow, problemOf, shapeOf } from './facts';
import { networkPicture } from './network-picture';
import { outputPicture } from './output-picture';
import type { PlaygroundState } from './state';

const CURVES = { ...plotSize, height: 200 };

export function playgroundHtml(state: PlaygroundState): string {
  const { loss, testLoss } = lossNow(state);
  const epoch = state.curves.epoch.at(-1) ?? 0;
  return frame({
    title: 'Playground',
    subject: shorten(state.title || problemOf(state), 80),
    facts: [
      shapeOf(state),
      counted(epoch, 'epoch'),
      `loss ${formatNumber(loss)}`,
      `test loss ${formatNumber(testLoss)}`,
    ],
    error: state.status === 'diverged' ? state.message : undefined,
    body: [
      row(image(networkPicture(state)), image(outputPicture(state))),
      epoch > 0 && image(lossPicture(state)),
      state.inside && insideHtml(state.inside, state),
      state.surface && [
        element('p', {}, shorten(state.surface.title, 120)),
        image(surfacePicture(state.surface)),
      ],
      [...(state.status === 'paused' && state.message !== '' ? [state.message] : []), ...state.notes].map(
        note => element('p', {}, shorten(note, 300)),
      ),
    ],
  });
}

function lossPicture({ curves: { epoch, loss, testLoss } }: PlaygroundState): Picture {
  return curvesPicture({
    title: '',
    alt: `Loss by epoch: training ${formatNumber(loss.at(-1) ?? NaN)}, test ${formatNumber(testLoss.at(-1) ?? NaN)}`,
    size: CURVES,
    ...lossAxes({ x: epoch, losses: [...loss, ...testLoss] }, CURVES.width),
    curves: [
      { label: 'training', style: seriesStyle(0), curve: { x: epoch, y: loss }, form: 'lines' },
      { label: 'test', style: seriesStyle(1), curve: { x: epoch, y: testLoss }, form: 'lines' },
    ],
  });
}
