import * as tf from '@tensorflow/tfjs-node';
import { loss } from './loss-function';

/** Targets -1 and 1 as they are; where all are 0 or 1, as Keras takes them: 0 is -1. */
function signs(y: tf.Tensor): tf.Tensor {
  const binary = tf.all(tf.logicalOr(tf.equal(y, 0), tf.equal(y, 1)));
  return tf.where(binary, tf.sub(tf.mul(y, 2), 1), y);
}

const margin = (y: tf.Tensor, p: tf.Tensor) => tf.relu(tf.sub(1, tf.mul(signs(y), p)));

/**
 * mean(max(0, 1 - yTrue yPred)), targets -1 and 1, or 0 and 1.
 *
 * @example
 * losses.hinge(tf.tensor2d([[1]]), tf.tensor2d([[0.4]])).print(); // [0.6]
 */
export const hinge = loss('hinge', (y, p) => tf.mean(margin(y, p), -1));

/**
 * mean(max(0, 1 - yTrue yPred)^2), targets -1 and 1, or 0 and 1.
 *
 * @example
 * losses.squaredHinge(tf.tensor2d([[1]]), tf.tensor2d([[0.4]])).print(); // [0.36]
 */
export const squaredHinge = loss('squaredHinge', (y, p) => tf.mean(tf.square(margin(y, p)), -1));

/**
 * max(0, 1 + greatest wrong score - right score), targets one-hot.
 *
 * @example
 * losses.categoricalHinge(tf.tensor2d([[0, 1]]), tf.tensor2d([[0.4, 0.6]])).print(); // [0.8]
 */
export const categoricalHinge = loss(
  'categoricalHinge',
  (y, p) => {
    const right = tf.sum(tf.mul(y, p), -1);
    const wrong = tf.max(tf.mul(tf.sub(1, y), p), -1);
    return tf.relu(tf.add(1, tf.sub(wrong, right)));
  },
  { lossName: 'categoricalHinge' },
);
