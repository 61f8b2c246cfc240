import * as tf from '@tensorflow/tfjs-node';
import { countFor, streamed } from './streamed-metric';
import type { LossOrMetricFunction } from './types';
import { keptElements } from './weighting/kept-steps';

/** Probabilities above it are taken for positive. */
const THRESHOLD = 0.5;

/** The share of `counted` examples that are positive both in truth and in prediction; 0 where nothing is counted. */
const share = (counted: (truth: tf.Tensor, predicted: tf.Tensor) => tf.Tensor): LossOrMetricFunction =>
  streamed(
    (yTrue, yPred) => {
      const [truth, predicted] = [tf.greater(yTrue, THRESHOLD), tf.greater(yPred, THRESHOLD)];
      const kept = keptElements(yPred);
      const total = (hits: tf.Tensor) => {
        const each = tf.cast(hits, 'float32');
        return tf.sum(kept ? tf.mul(each, kept) : each);
      };
      const count = () => total(counted(truth, predicted));
      countFor(count);
      return tf.div(total(tf.logicalAnd(truth, predicted)), tf.maximum(count(), 1));
    },
    { counted: true },
  );

/** Of the examples taken for positive those that are: over the whole epoch, as Keras counts, not a mean over batches. */
export const precision = share((_, predicted) => predicted);

/** Of the positive examples those that were found, over the whole epoch. */
export const recall = share(truth => truth);
