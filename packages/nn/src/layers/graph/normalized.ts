import * as tf from '@tensorflow/tfjs-node';

/** A + I: every node is its own neighbour as well. */
export const withSelfLoops = (adjacency: tf.Tensor): tf.Tensor =>
  tf.add(adjacency, tf.eye(adjacency.shape.at(-1) ?? 1));

/**
 * D^-1/2 (A + I) D^-1/2 of adjacency matrices [..., nodes, nodes], D the diagonal of the row sums of A + I (Kipf and Welling 2017, 2):
 * an edge counts less, the more neighbours its two ends have.
 */
export function normalized(adjacency: tf.Tensor): tf.Tensor {
  const joined = withSelfLoops(adjacency);
  const rate = tf.rsqrt(tf.sum(joined, -1, true));
  const swapped = [...rate.shape.slice(0, -2), 1, rate.shape.at(-2) ?? 1];
  return tf.mul(tf.mul(joined, rate), tf.reshape(rate, swapped));
}
