import type { MatrixSample } from './confusion-matrix/state';
import type { WeightStatistics } from './model-summary/state';
import type { TrainingEvent, TrainingProgress, TrainingStatus } from './training/state';
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
  /** The answer to `window`; buffers as in `append`. */
  | {
      readonly type: 'window';
      readonly request: number;
      readonly points: readonly { readonly series: SeriesKey; readonly count: number }[];
    }
  /** The answer to `samples`: some of the samples of one cell, and how many there are. */
  | {
      readonly type: 'samples';
      readonly request: number;
      readonly total: number;
      readonly samples: readonly MatrixSample[];
    }
  /** The answer to `tile`; buffers[0] = Float64Array of rows times columns greatest counts. */
  | {
      readonly type: 'tile';
      readonly request: number;
      readonly rows: number;
      readonly columns: number;
      /** Names of the classes shown, when each has a row and a column of its own. */
      readonly rowLabels?: readonly string[];
      readonly columnLabels?: readonly string[];
    }
  /** The answer to `weights`. */
  | { readonly type: 'weights'; readonly request: number; readonly weights: readonly WeightStatistics[] };

export interface SeriesKey {
  readonly metric: string;
  readonly set: 'training' | 'validation';
  readonly per: 'batch' | 'epoch';
  readonly name?: string;
}

/** What a front end may ask of a running view. */
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
  /** Confusion matrix: samples of one cell (indices of classes). */
  | {
      readonly type: 'samples';
      readonly request: number;
      readonly actual: number;
      readonly predicted: number;
      readonly limit: number;
    }
  /** Confusion matrix that travels pooled: its classes from..to (the end excluded), as at most size by size tiles. */
  | {
      readonly type: 'tile';
      readonly request: number;
      readonly rows: readonly [from: number, to: number];
      readonly columns: readonly [from: number, to: number];
      readonly size: number;
    }
  /** Model summary: the weights of a layer, named with those of the models that it is nested in, outermost first. */
  | { readonly type: 'weights'; readonly request: number; readonly layer: readonly string[] };
