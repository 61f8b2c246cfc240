import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../options/refuse-unknown';
import { loss, type LossFunction } from './loss-function';

export interface MarginOptions {
  /** As long as the capsule of a class that is there should be; 0.9 unless given. */
  readonly upper?: number;
  /** As long as that of a class that is not there may be; 0.1 unless given. */
  readonly lower?: number;
  /** How much classes that are not there count; 0.5 unless given. */
  readonly downWeight?: number;
}

/**
 * The margin loss of capsules (Sabour et al. 2017, equation 4): sum over classes of
 * y max(0, upper - p)^2 + downWeight (1 - y) max(0, p - lower)^2, targets one-hot, predictions the capsules' lengths.
 */
export function Margin(options: MarginOptions = {}): LossFunction {
  const {
    upper = 0.9,
    lower = 0.1,
    downWeight = 0.5,
  } = checked('losses.Margin', options, { upper: true, lower: true, downWeight: true });
  return loss(
    'margin',
    (y, p) => {
      const missing = tf.mul(y, tf.square(tf.relu(tf.sub(upper, p))));
      const wrong = tf.mul(tf.sub(1, y), tf.square(tf.relu(tf.sub(p, lower))));
      return tf.sum(tf.add(missing, tf.mul(downWeight, wrong)), -1);
    },
    { made: { by: 'Margin', options: { upper, lower, downWeight } } },
  );
}

/** `Margin` with its defaults: 0.9, 0.1 and 0.5. */
export const margin = Margin();

/** sum((yTrue - yPred)^2) over the last axis: a sum, not a mean. */
export const sumSquaredError = loss('sumSquaredError', (y, p) => tf.sum(tf.squaredDifference(y, p), -1));
