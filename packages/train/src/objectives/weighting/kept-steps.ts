import * as tf from '@tensorflow/tfjs-node';
import { countFor, streamed, streamingOf } from '../streamed-metric';
import type { LossOrMetricFunction } from '../types';
import { meanFrom } from './reduce-loss';

/** The padding mask of a prediction as 0 and 1, over all of its elements; undefined without padding. */
export function keptElements(yPred: tf.Tensor): tf.Tensor | undefined {
  const mask = yPred.kerasMask;
  if (!mask) return undefined;
  const further = yPred.shape.slice(mask.rank).map(() => 1);
  return tf.mul(tf.reshape(tf.cast(mask, 'float32'), [...mask.shape, ...further]), tf.onesLike(yPred));
}

/** The mean over the steps that are not padding, which says how many they are. */
function meanOfKept(values: tf.Tensor, yPred: tf.Tensor): tf.Tensor {
  const mask = yPred.kerasMask;
  // One value for all steps together cannot leave any out.
  if (!mask || values.rank < mask.rank) {
    countFor(() => tf.scalar(yPred.shape[0] ?? 1));
    return tf.mean(values);
  }
  const kept = tf.cast(mask, 'float32');
  const count = tf.sum(kept);
  countFor(() => count);
  return tf.divNoNan(tf.sum(tf.mul(meanFrom(values, mask.rank), kept)), count);
}

/**
 * A metric that leaves padding out, and over an epoch counts each batch by its steps that are not padding, as Keras does. Metrics that
 * count for themselves see to it themselves.
 */
export function leavingPaddingOut(metric: LossOrMetricFunction): LossOrMetricFunction {
  const streaming = streamingOf(metric);
  if (streaming?.counted || streaming?.merged) return metric;
  const values = streaming?.values ?? metric;
  const mean: LossOrMetricFunction = (yTrue, yPred) => meanOfKept(values(yTrue, yPred), yPred);
  const whole: LossOrMetricFunction = streaming?.squared ? (...both) => tf.sqrt(mean(...both)) : mean;
  return streamed(whole, { ...streaming, counted: true });
}
