import type { Axes } from '../plot/axes';
import { axis } from '../plot/axis';
import { ticksAcross } from '../plot/ticks-across';
import { extent } from '../reduce/extent';

/** Curves of losses over epochs or seconds. */
export interface LossCurves {
  readonly x: readonly number[];
  readonly losses: readonly (number | null)[];
}

/** The axes of losses, from zero on, in a drawing of that width. */
export const lossAxes = (
  { x, losses }: LossCurves,
  width: number,
  labels: { readonly x: string; readonly y: string } = { x: 'epoch', y: 'loss' },
): Axes => ({
  x: axis(extent(x), { label: labels.x, nice: false, ticks: ticksAcross(width) }),
  y: axis(extent([...losses, 0]), { label: labels.y }),
});
