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
    }
  /** The answer to `window`; buffers as in `append`. */
  | { readonly type: 'window'; readonly request: number; readonly points: readonly { readonly series: SeriesKey; readonly count: number }[] };

export interface SeriesKey {
  readonly metric: string;
  readonly set: 'training' | 'validation';
  readonly per: 'batch' | 'epoch';
}

/** What a front end may ask of a running view. */
export type FromView =
  | { readonly type: 'control'; readonly action: 'stop' | 'pause' | 'resume' | 'step' }
  | { readonly type: 'learningRate'; readonly value: number }
  /** The points between two x (in epochs), reduced to about `points` for each series. */
  | { readonly type: 'window'; readonly request: number; readonly from: number; readonly to: number; readonly points: number };
