import type { Axis } from './axis';

/** The axes of a plot: the same for its live drawing and its static one. */
export interface Axes {
  readonly x: Axis;
  readonly y: Axis;
}
