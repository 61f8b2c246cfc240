import type { Axes } from '../plot/axes';
import { axis, indexAxis } from '../plot/axis';
import type { Room } from '../plot/panel';
import { ticksAcross } from '../plot/ticks-across';
import type { RasterState } from './state';

/** Pixels above and below the rows of neurons. */
const ABOUT = 80;

/** The height of the drawing in pixels. */
export const rasterHeight = (neurons: number): number => Math.max(240, Math.min(520, ABOUT + 6 * neurons));

/** Time to the right, neuron 0 on top; each neuron has a unit of the axis. */
export const rasterAxes = (
  { timeLabel, duration, neurons }: Pick<RasterState, 'timeLabel' | 'duration' | 'neurons'>,
  { width, height }: Room,
  neuron = 'neuron',
): Axes => ({
  x: axis([0, duration], { label: timeLabel, nice: false, ticks: ticksAcross(width) }),
  y: indexAxis(neurons, height - ABOUT, { label: neuron, down: true }),
});
