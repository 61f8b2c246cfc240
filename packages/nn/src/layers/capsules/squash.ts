import * as tf from '@tensorflow/tfjs-node';

/** Keeps the derivative of a length finite where the vector is 0. */
const EPSILON = 1e-7;

/** The lengths of vectors [..., size]: [..., 1]. */
export const lengthOf = (vectors: tf.Tensor): tf.Tensor =>
  tf.sqrt(tf.add(tf.sum(tf.square(vectors), -1, true), EPSILON));

/** Vectors [..., size] of the same direction and a length between 0 and 1: |s|^2 / (1 + |s|^2) s / |s| (Sabour et al. 2017, equation 1). */
export function squash(vectors: tf.Tensor): tf.Tensor {
  const squared = tf.sum(tf.square(vectors), -1, true);
  const scale = tf.div(squared, tf.mul(tf.add(squared, 1), tf.sqrt(tf.add(squared, EPSILON))));
  return tf.mul(vectors, scale);
}
