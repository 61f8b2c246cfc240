import * as tf from '@tensorflow/tfjs-node';

/**
 * |x - c|^2 for every row of x [n, features] and of centres [m, features]: [n, m], as |x|^2 - 2 x c + |c|^2, which is a matrix product.
 *
 * Both are moved by the centres' mean first, which changes no distance: far from the origin the three terms would be large and their
 * difference lost to rounding.
 */
export function squaredDistances(x: tf.Tensor, centers: tf.Tensor): tf.Tensor2D {
  return tf.tidy(() => {
    const middle = tf.mean(centers, 0, true);
    const [rows, columns] = [tf.sub(x, middle), tf.sub(centers, middle)];
    const squares = (of: tf.Tensor) => tf.sum(tf.square(of), 1, true);
    const sums = tf.add(squares(rows), tf.transpose(squares(columns)));
    // Rounding can take the distance of a row from itself a little below 0.
    return tf.relu(tf.sub(sums, tf.mul(2, tf.matMul(rows, columns, false, true)))) as tf.Tensor2D;
  });
}
