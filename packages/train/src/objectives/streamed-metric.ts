import * as tf from '@tensorflow/tfjs-node';
import type { LossOrMetricFunction } from './types';

/** How the values of batches make the value of an epoch, where that is not their mean over the rows. */
export interface Streaming {
  /** Each batch counts as much as the metric says with `countFor`: precision is over predicted positives, not over rows. */
  readonly counted?: boolean;
  /** The mean is of the values' squares, and the root is taken at the end. */
  readonly squared?: boolean;
  /** The values whose mean it comes from, where it is not itself their mean. */
  readonly values?: LossOrMetricFunction;
  /** Batches give what `noteState` notes of them, and the epoch's value is that of all of it together. */
  readonly merged?: Merged;
}

type State = readonly number[];

/** How numbers of batches make the value of an epoch. */
export interface Merged {
  /** How many numbers a batch gives, for predictions with so many units in their last axis. */
  size(units: number): number;
  /** The numbers of two parts of an epoch as one. */
  merge(a: State, b: State): State;
  value(state: State): number;
}

type Streamed = LossOrMetricFunction & { readonly streaming?: Streaming };

export const streamed = (metric: LossOrMetricFunction, streaming: Streaming): LossOrMetricFunction =>
  Object.assign(metric, { streaming });

export const streamingOf = (metric: unknown): Streaming | undefined => (metric as Streamed).streaming;

let collected: tf.Tensor[] | undefined;

/** Says how much this batch counts. To be called once by a `counted` metric each time it is computed. */
export function countFor(count: () => tf.Tensor): void {
  collected?.push(tf.keep(tf.tidy(() => tf.cast(count(), 'float32'))));
}

/** Says the numbers of this batch, as a vector. To be called once by a `merged` metric each time it is computed. */
export function noteState(state: () => tf.Tensor1D): void {
  collected?.push(tf.keep(tf.tidy(state)));
}

type Step = (batch: tf.Tensor[]) => tf.Tensor[];

/** The step with the counts and states of its metrics as further outputs, in the order of the metrics. */
export const withCounts =
  (step: Step): Step =>
  batch => {
    const outer = collected;
    const own: tf.Tensor[] = (collected = []);
    try {
      return [...step(batch), ...own];
    } finally {
      collected = outer;
    }
  };
