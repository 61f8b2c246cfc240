import type { MatrixOrder, MatrixSample, Normalization } from './confusion-matrix/state';
import type { WeightStatistics } from './model-summary/state';
import type { PlaygroundInside } from './playground/inside/state';
import type { PlaygroundSettings } from './playground/settings';
import type { PlaygroundPoint, PlaygroundStatus } from './playground/state';
import type { LayerDiagnosis, TrainingEvent, TrainingProgress, TrainingStatus } from './training/state';
import type { AnyViewPayload } from './payload';

/**
 * The live side of a view. The front end opens a comm on COMM_TARGET with `{ id }`. A kernel that does not know
 * the id (restarted, or the run is long gone) closes it with `{ reason: 'unknown' }` and the view stays static.
 * Otherwise the kernel sends one `snapshot`, then updates, at most ten messages a second for each comm.
 * Any number of front ends may be connected to one view.
 */
export type ToView =
  /** The whole state now. */
  | { readonly type: 'snapshot'; readonly payload: AnyViewPayload }
  /** Training: what came since the last message. buffers[i] = Float64Array x then Float64Array y, of points[i].count each. */
  | {
      readonly type: 'append';
      readonly status: TrainingStatus;
      readonly progress: TrainingProgress;
      readonly points: readonly { readonly series: SeriesKey; readonly count: number }[];
      readonly events: readonly TrainingEvent[];
      readonly learningRate: number | null;
      /** As in `TrainingState`. */
      readonly message?: string;
    }
  /**
   * Playground: how the network is now. Buffers: Float32 of the output's map (`size` by `size`), Float32 of each input's and neuron's map (`neuronSize` by
   * `neuronSize` each), Float32 of each layer's kernel, bias and learning links, Float64 of the `count` newest epochs: epoch, loss, test loss,
   * accuracy, test accuracy, seconds.
   */
  | {
      readonly type: 'frame';
      readonly frame: number;
      /** As in `PlaygroundState`: epochs of another run than the state's are not its own. */
      readonly run: number;
      readonly status: PlaygroundStatus;
      readonly message: string;
      readonly size: number;
      readonly neuronSize: number;
      readonly count: number;
      readonly confusion: readonly (readonly number[])[];
      /** As in `PlaygroundState`; absent while nobody looks inside. */
      readonly inside?: PlaygroundInside;
    }
  /** The answer to `window`; buffers as in `append`. */
  | {
      readonly type: 'window';
      readonly request: number;
      readonly points: readonly { readonly series: SeriesKey; readonly count: number }[];
    }
  /** The answer to `diagnose`: the layers on one batch, and where the run was; or what went wrong. */
  | {
      readonly type: 'diagnosis';
      readonly request: number;
      readonly epoch: number;
      readonly step: number;
      readonly samples: number;
      readonly layers: readonly LayerDiagnosis[];
      readonly error?: string;
    }
  /** The answer to `runs`: the other runs of this session, the oldest first. */
  | { readonly type: 'runs'; readonly request: number; readonly runs: readonly KnownRun[] }
  /** The answer to `samples`: some of the samples of one cell, and how many there are. */
  | {
      readonly type: 'samples';
      readonly request: number;
      readonly total: number;
      readonly samples: readonly MatrixSample[];
    }
  /** The answer to `tile`; buffers[0] = Float64Array of rows times columns greatest values. */
  | {
      readonly type: 'tile';
      readonly request: number;
      readonly rows: number;
      readonly columns: number;
      /** The classes shown, when each has a row or a column of its own. */
      readonly rowClasses?: readonly MatrixClass[];
      readonly columnClasses?: readonly MatrixClass[];
    }
  /** The answer to `place`. */
  | { readonly type: 'place'; readonly request: number; readonly places: readonly number[] }
  /** The answer to `code`: TypeScript for a cell. */
  | { readonly type: 'code'; readonly request: number; readonly code: string }
  /** The answer to `weights`. */
  | { readonly type: 'weights'; readonly request: number; readonly weights: readonly WeightStatistics[] };

/** Answers to questions with a number, under the same number. */
export type Answer = Extract<ToView, { readonly request: number }>;

/** A run that another one may be compared with. */
export interface KnownRun {
  readonly id: string;
  readonly name: string;
  readonly status: TrainingStatus;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** Whether it is drawn over the other's axes now. */
  readonly overlaid: boolean;
}

/** A class of a confusion matrix: its index and its name. */
export interface MatrixClass {
  readonly index: number;
  readonly label: string;
}

export interface SeriesKey {
  readonly metric: string;
  readonly set: 'training' | 'validation';
  readonly per: 'batch' | 'epoch';
  readonly name?: string;
}

export type PlaygroundAction = 'play' | 'pause' | 'step' | 'reset' | 'newWeights' | 'newData' | 'recover';

/** Where to look: a place, or a training point by its index; and at which neuron. A part that is not given stays as it is. */
export interface InsidePlace {
  readonly x?: number;
  readonly y?: number;
  readonly sample?: number;
  /** Counted from 0. */
  readonly layer?: number;
  readonly unit?: number;
}

export type InsideAction = 'step' | 'surface' | 'close';

/** Requests that a front end may make to a running view. */
export type FromView =
  | { readonly type: 'control'; readonly action: 'stop' | 'pause' | 'resume' | 'step' }
  | { readonly type: 'learningRate'; readonly value: number }
  /** The points between two x (in epochs), reduced to about `points` for each series. */
  | {
      readonly type: 'window';
      readonly request: number;
      readonly from: number;
      readonly to: number;
      readonly points: number;
    }
  /** Playground: what its buttons do. */
  | { readonly type: 'play'; readonly action: PlaygroundAction }
  /** Playground: settings to go on with. */
  | { readonly type: 'settings'; readonly settings: Partial<PlaygroundSettings> }
  /** Playground: this frame was drawn, so that the next one may come. None is sent to a view that nobody sees. */
  | { readonly type: 'drawn'; readonly frame: number }
  /** Playground: another weight for a link, or whether it learns. */
  | {
      readonly type: 'link';
      readonly layer: number;
      readonly input: number;
      readonly unit: number;
      readonly weight?: number;
      readonly learns?: boolean;
      /** Gives a link that was cut its weight back, and lets it learn. */
      readonly restore?: boolean;
    }
  /** Playground: holds a layer, counted from 0, as it is, or lets it learn. */
  | { readonly type: 'freeze'; readonly layer: number; readonly frozen: boolean }
  /** Playground: the place of the plane, the training point or the neuron to look at. */
  | ({ readonly type: 'look' } & InsidePlace)
  /** Playground: goes on with the training step of one point, asks for the loss surface, looks away. */
  | { readonly type: 'inside'; readonly action: InsideAction }
  /** Playground: points drawn into the plane; labels are indices of classes, or values. `remove` takes away those within a radius, `clear` all. */
  | {
      readonly type: 'points';
      readonly add?: readonly PlaygroundPoint[];
      readonly remove?: { readonly x: number; readonly y: number; readonly radius: number };
      readonly clear?: boolean;
    }
  /** Playground: which two columns span the plane. */
  | { readonly type: 'axes'; readonly axes: readonly [number, number] }
  /** Playground: the code of the run as it is now. */
  | { readonly type: 'code'; readonly request: number }
  /** Gradient norms and dead units of the model's layers now. */
  | { readonly type: 'diagnose'; readonly request: number }
  /** The other runs of this session. */
  | { readonly type: 'runs'; readonly request: number }
  /** Draws these runs, and no others, over the same axes, for everyone who looks. */
  | { readonly type: 'overlay'; readonly ids: readonly string[] }
  /** Confusion matrix: samples of one cell (indices of classes). */
  | {
      readonly type: 'samples';
      readonly request: number;
      readonly actual: number;
      readonly predicted: number;
      readonly limit: number;
    }
  /** Confusion matrix that travels pooled: the classes at places from..to (the end excluded), as at most size by size tiles. */
  | {
      readonly type: 'tile';
      readonly request: number;
      readonly rows: readonly [from: number, to: number];
      readonly columns: readonly [from: number, to: number];
      readonly size: number;
      /** Meaning of the values and place of each class; counts as given unless said. */
      readonly normalize?: Normalization;
      readonly sort?: MatrixOrder;
    }
  /** Confusion matrix that travels pooled: at which place of an order a class stands. */
  | {
      readonly type: 'place';
      readonly request: number;
      readonly classes: readonly number[];
      readonly sort: MatrixOrder;
    }
  /** Model summary: the weights of a layer, named with those of the models that it is nested in, outermost first. */
  | { readonly type: 'weights'; readonly request: number; readonly layer: readonly string[] };
