import type { Matrix } from '../shared/matrix';
import type { Pixels } from '../shared/pixels';

/** The data of a confusion matrix: rows are true classes, columns predicted ones. */
export interface ConfusionMatrixState {
  readonly title: string;
  readonly labels: readonly string[];
  /** counts[true][predicted] */
  readonly counts: readonly (readonly number[])[];
  /** Meaning of the colours and numbers at first: counts, or shares of each true class, each predicted one, or all. */
  readonly normalize?: Normalization;
  /** The order of the classes at first. */
  readonly sort?: MatrixOrder;
  /** For some cells, some of the samples in them. */
  readonly samples?: readonly CellSamples[];
  /** In place of `labels` and `counts`, which are then empty: a matrix of too many classes to travel whole. */
  readonly pooled?: PooledMatrix;
}

export type Normalization = 'none' | 'true' | 'predicted' | 'all';

/** By label as given, by how often a class is confused, or so that classes confused with each other are neighbours. */
export type MatrixOrder = 'label' | 'error' | 'cluster';

/** Samples of class `actual` that were taken for class `predicted` (indices of labels). */
export interface CellSamples {
  readonly actual: number;
  readonly predicted: number;
  readonly samples: readonly MatrixSample[];
}

export interface MatrixSample {
  /** Its index in the data that was scored. */
  readonly index: number;
  readonly picture?: Pixels;
  readonly text?: string;
}

/** How well one class is told from the others. A score without a denominator is null. */
export interface ClassScores {
  readonly label: string;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** How many samples truly are of the class. */
  readonly support: number;
}

/** The part that a front end gets of a matrix of thousands of classes; the kernel keeps the rest. */
export interface PooledMatrix {
  readonly classes: number;
  /** The greatest count of each block of cells. */
  readonly tiles: Matrix;
  readonly total: number;
  readonly correct: number;
  /** The classes of lowest F1. */
  readonly worst: readonly ClassScores[];
  readonly confusions: readonly {
    readonly actual: string;
    readonly predicted: string;
    readonly count: number;
    /** Indices of the two classes. */
    readonly cell?: readonly [actual: number, predicted: number];
  }[];
}
