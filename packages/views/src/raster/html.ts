import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { counted, shownOf } from '../format/quantity';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { rasterPicture } from './picture';
import type { RasterState } from './state';

export function rasterHtml(state: RasterState): string {
  const { title, neurons, duration, timeLabel } = state;
  const facts = [
    counted(neurons, 'neuron'),
    shownOf(state.times.length, state.total, 'spike'),
    `${formatNumber(duration)} ${shorten(timeLabel, 20)}`,
  ];
  return frame({
    title: 'Raster plot',
    subject: shorten(title, 80),
    facts,
    body: [image(rasterPicture(state))],
  });
}
