import type { Matrix } from '../shared/matrix';
import type { PlaygroundInside, PlaygroundSurface } from './inside/state';
import type { PlaygroundSettings } from './settings';

export type PlaygroundStatus = 'paused' | 'training' | 'diverged';

/** One dense layer: `kernel[input][unit]`; `learns[input][unit]` is 0 for links that are cut, frozen, or driven to zero by L1. */
export interface PlaygroundLayer {
  readonly name: string;
  readonly kernel: readonly (readonly number[])[];
  readonly bias: readonly number[];
  readonly learns: readonly (readonly number[])[];
  /** Whether the whole layer, its biases too, is held as it is. */
  readonly frozen?: boolean;
}

/** Points of the plane; labels are -1 and 1, values, or indices of `classes`. */
export interface PlaygroundPoints {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly label: readonly number[];
}

/** A point that is drawn into the plane, from -6 to 6 in both directions; the label is the index of a class, or a value from -1 to 1. */
export interface PlaygroundPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** A run, epoch by epoch; null where a loss is not finite. The accuracies are empty for a regression. */
export interface PlaygroundCurves {
  readonly epoch: readonly number[];
  readonly loss: readonly (number | null)[];
  readonly testLoss: readonly (number | null)[];
  readonly accuracy: readonly (number | null)[];
  readonly testAccuracy: readonly (number | null)[];
  /** Seconds of training, pauses left out. */
  readonly seconds: readonly number[];
}

/** An earlier run, drawn over the same axes. */
export interface PlaygroundRun extends Pick<PlaygroundCurves, 'epoch' | 'loss' | 'testLoss' | 'seconds'> {
  readonly name: string;
}

/**
 * A network of two inputs that learns in front of the reader. Maps cover the plane from -6 to 6, row 0 on top. With more than two `classes` a map of the
 * output holds the index of the class.
 */
export interface PlaygroundState {
  readonly title: string;
  readonly settings: PlaygroundSettings;
  /** Controls that are not to be seen, by the names of TensorFlow Playground. */
  readonly hidden: readonly string[];
  /** One sentence for each part of a link that could not be taken as it stands, and for scaled data. */
  readonly notes: readonly string[];
  readonly status: PlaygroundStatus;
  /** Counts the runs: it is another one after each new network. */
  readonly run: number;
  /** Why it stopped by itself. */
  readonly message: string;
  readonly axes: readonly [string, string];
  readonly classes: readonly string[];
  /** Whether the points are the user's own. */
  readonly ownData: boolean;
  /** Whether the points were drawn into the plane by hand. */
  readonly isDrawn: boolean;
  /** Names of the columns where there are more than the two that are drawn; else empty. */
  readonly columns: readonly string[];
  /** How code names the data, as the first options of `show.playground`; empty for generated points. */
  readonly dataOptions: string;
  readonly inputs: readonly string[];
  readonly layers: readonly PlaygroundLayer[];
  readonly train: PlaygroundPoints;
  readonly test: PlaygroundPoints;
  readonly curves: PlaygroundCurves;
  readonly runs: readonly PlaygroundRun[];
  readonly output: Matrix;
  /** A map of each input, then of each hidden neuron, layer by layer; empty where there are too many to keep. */
  readonly neurons: readonly Matrix[];
  /** Confusion matrix of the test points, row by row; empty for a regression. */
  readonly confusion: readonly (readonly number[])[];
  /** The link that opens TensorFlow Playground with these settings; empty for own data. */
  readonly link: string;
  /** TypeScript that builds and trains this network. */
  readonly code: string;
  /** The numbers at the chosen point, while the inside is looked at. */
  readonly inside?: PlaygroundInside;
  /** The loss around the weights as they were when it was asked for. */
  readonly surface?: PlaygroundSurface;
}
