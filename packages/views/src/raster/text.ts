import { counted, shownOf } from '../format/quantity';
import { heading } from '../terminal/heading';
import { sparkline } from '../terminal/sparkline';
import type { RasterState } from './state';

const BINS = 60;

/** How many spikes there are over time: the population's rate. */
export function rasterText(state: RasterState): string {
  const { title, neurons, times, duration } = state;
  const rate = new Array<number>(BINS).fill(0);
  for (const time of times) {
    const bin = Math.min(BINS - 1, Math.floor((time / duration) * BINS));
    if (rate[bin] !== undefined) rate[bin]++;
  }
  return [
    heading('Raster', title, counted(neurons, 'neuron'), shownOf(state.times.length, state.total, 'spike')),
    sparkline(rate, BINS),
  ].join('\n');
}
