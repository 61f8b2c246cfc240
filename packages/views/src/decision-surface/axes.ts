import { shorten } from '../format/label';
import type { Axes } from '../plot/axes';
import { axis } from '../plot/axis';
import { ticksAcross } from '../plot/ticks-across';

/** A rectangle of the plane with the names of its two directions. */
export interface Plane {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly xLabel: string;
  readonly yLabel: string;
}

/** The axes of a part of the plane in a drawing of that width. */
export const surfaceAxes = ({ x, y, xLabel, yLabel }: Plane, width: number): Axes => ({
  x: axis(x, { label: shorten(xLabel, 40), nice: false, ticks: ticksAcross(width) }),
  y: axis(y, { label: shorten(yLabel, 40), nice: false }),
});
