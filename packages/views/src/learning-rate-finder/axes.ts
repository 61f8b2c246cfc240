import type { Axes } from '../plot/axes';
import { axis } from '../plot/axis';
import { ticksAcross } from '../plot/ticks-across';
import { extent } from '../reduce/extent';
import type { LearningRateFinderState } from './state';

/** How far above its start the loss may climb before the axis stops following it. */
const HEADROOM = 1.5;

/** The axes of a search for a learning rate in a drawing of that width. */
export const finderAxes = (
  { learningRates, smoothed }: Pick<LearningRateFinderState, 'learningRates' | 'smoothed'>,
  width: number,
  labels: { readonly x: string; readonly y: string } = { x: 'learning rate', y: 'loss' },
): Axes => ({
  x: axis(extent(learningRates), { label: labels.x, kind: 'log', nice: false, ticks: ticksAcross(width) }),
  y: axis(lossRange(smoothed), { label: labels.y }),
});

/** The curve matters where it falls; what follows after it blows up would flatten all of it. */
function lossRange(smoothed: LearningRateFinderState['smoothed']): [number, number] | undefined {
  const all = extent(smoothed);
  const start = smoothed.find(loss => loss !== null);
  if (all === undefined || start == null) return all;
  const top = Math.max(start, all[0]) + HEADROOM * (start - all[0]);
  return [all[0], Math.min(all[1], Math.max(top, start))];
}
