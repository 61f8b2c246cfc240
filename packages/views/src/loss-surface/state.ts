import type { Matrix } from '../shared/matrix';

/** The data of a loss surface: the loss over two directions, and the ways that optimizers took down it. */
export interface LossSurfaceState {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Row 0 is the lowest y. */
  readonly loss: Matrix;
  /** Colours by the logarithm of the loss above its least. */
  readonly logarithmic?: boolean;
  readonly paths: readonly DescentPath[];
}

export interface DescentPath {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}
