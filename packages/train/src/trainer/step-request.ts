import type * as tf from '@tensorflow/tfjs-node';
import type { TakeOver } from '../loop/take-over';
import type { StepFunction } from '../model';

export type StepKind = 'train' | 'test' | 'predict';

interface TensorSpec {
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** Batches of one shape, for one kind of step. */
export interface BatchShapes {
  readonly kind: StepKind;
  readonly batch: readonly TensorSpec[];
}

/** Request of a trace: the function, the shapes of its batch, and two batches to trace it with. */
export interface StepRequest extends BatchShapes {
  readonly fn: StepFunction;
  readonly pair: () => readonly [tf.Tensor[], tf.Tensor[]];
}

/** Request of a loop in a run that begins. */
export interface LoopRequest {
  /** Batches in the run, as far as is known. */
  readonly batches: number;
  /** The shapes of all data. */
  readonly shapes: string;
  readonly takeOver: TakeOver;
}

export const byKind = <T>(make: (kind: StepKind) => T): Readonly<Record<StepKind, T>> => ({
  train: make('train'),
  test: make('test'),
  predict: make('predict'),
});
