import * as tf from '@tensorflow/tfjs-node';
import { countFor, streamed, streamingOf } from '../streamed-metric';
import type { LossOrMetricFunction } from '../types';
import { meanFrom } from './reduce-loss';

/** The sample weights of the metric that is computed now: one for each example, [n], or time step, [n, t]. */
let weights: tf.Tensor | undefined;

/** A metric whose examples count as much as `weightsNow` says when it is computed. */
export function weighedBy(
  weightsNow: () => tf.Tensor | undefined,
  metric: LossOrMetricFunction,
): LossOrMetricFunction {
  const weighed: LossOrMetricFunction = (yTrue, yPred) => {
    const outer = weights;
    weights = weightsNow();
    try {
      return metric(yTrue, yPred);
    } finally {
      weights = outer;
    }
  };
  return Object.assign(weighed, metric);
}

const ofRank = (tensor: tf.Tensor, rank: number) =>
  tf.reshape(tensor, [...tensor.shape, ...Array<number>(Math.max(0, rank - tensor.rank)).fill(1)]);

/** How much each step counts, [n] or [n, t]: 0 for padding, else its sample weight; undefined where all count the same. */
function stepFactors(yPred: tf.Tensor): tf.Tensor | undefined {
  const mask = yPred.kerasMask && tf.cast(yPred.kerasMask, 'float32');
  if (!mask || !weights) return mask ?? weights;
  const rank = Math.max(mask.rank, weights.rank);
  return tf.mul(ofRank(mask, rank), ofRank(weights, rank));
}

/** How much each element of a prediction counts: nothing in padding, else its sample weight; undefined where all count the same. */
export function keptElements(yPred: tf.Tensor): tf.Tensor | undefined {
  const factors = stepFactors(yPred);
  return factors && tf.mul(ofRank(factors, yPred.rank), tf.onesLike(yPred));
}

/** The mean over the steps, by how much they count, which says how much that is together. */
function meanOfKept(values: tf.Tensor, yPred: tf.Tensor): tf.Tensor {
  const factors = stepFactors(yPred);
  // One value for all steps together cannot leave any out.
  if (!factors || values.rank < factors.rank) {
    countFor(() => tf.scalar(yPred.shape[0] ?? 1));
    return tf.mean(values);
  }
  const count = tf.sum(factors);
  countFor(() => count);
  return tf.divNoNan(tf.sum(tf.mul(meanFrom(values, factors.rank), factors)), count);
}

/**
 * A metric that leaves padding out and follows sample weights, and over an epoch counts each batch by how much its steps count, as Keras does.
 * Metrics that count for themselves see to it themselves.
 */
export function countingSteps(metric: LossOrMetricFunction): LossOrMetricFunction {
  const streaming = streamingOf(metric);
  if (streaming?.merged) return metric;
  const values = streaming?.values ?? metric;
  const mean: LossOrMetricFunction = (yTrue, yPred) => meanOfKept(values(yTrue, yPred), yPred);
  const whole: LossOrMetricFunction = streaming?.squared ? (...both) => tf.sqrt(mean(...both)) : mean;
  // The other properties of the metric still hold.
  return streamed(Object.assign(whole, metric), { ...streaming, counted: true });
}
