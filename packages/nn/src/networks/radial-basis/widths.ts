import * as tf from '@tensorflow/tfjs-node';
import { squaredDistances } from '../../layers/radial-basis/squared-distances';

/**
 * A width for each centre: its mean distance from the `neighbors` centres nearest to it, so that neighbours overlap. Centres on the same spot
 * get the mean of the others' widths, since a width of 0 sees nothing.
 */
export function widthsBetween(centers: tf.Tensor2D, neighbors: number): tf.Tensor1D {
  return tf.tidy(() => {
    const nearest = Math.min(neighbors, centers.shape[0] - 1);
    if (nearest < 1) return tf.ones([1]);
    // The nearest of all is the centre itself.
    const { values } = tf.topk(tf.neg(squaredDistances(centers, centers)), nearest + 1);
    const distances = tf.sqrt(tf.relu(tf.neg(tf.slice(values, [0, 1], [-1, nearest]))));
    const widths = tf.mean(distances, 1);
    const apart = tf.greater(widths, SAME_SPOT);
    const usual = tf.divNoNan(
      tf.sum(tf.mul(widths, tf.cast(apart, 'float32'))),
      tf.sum(tf.cast(apart, 'float32')),
    );
    const elsewhere = tf.where(tf.greater(usual, 0), usual, 1);
    return tf.where(apart, widths, tf.mul(elsewhere, tf.onesLike(widths))) as tf.Tensor1D;
  });
}

const SAME_SPOT = 1e-6;
