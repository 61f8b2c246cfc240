import type { Matrix } from '../shared/matrix';

/** The data of a decision surface: a classifier's answer over a rectangle of its two inputs, and the samples in it. */
export interface DecisionSurfaceState {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /**
   * Row 0 is the lowest y. With two classes each value is the probability of the second one; with more it is the index
   * of the likeliest class.
   */
  readonly surface: Matrix;
  /** With more than two classes: the probability of the likeliest at each place of the surface. */
  readonly certainty?: Matrix;
  readonly classes: readonly string[];
  readonly samples: {
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly classOf: readonly number[];
    /** Whether each sample was held out of training. */
    readonly heldOut?: readonly boolean[];
  };
}
