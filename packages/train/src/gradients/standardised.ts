import * as tf from '@tensorflow/tfjs-node';
import { gradientDepth } from '@epochlab/graph/record';

/** 1 / sqrt(variance + epsilon), and what is left of x: (x - mean) times that. */
function standard(x: tf.Tensor, axes: number | number[], epsilon: number) {
  const { mean, variance } = tf.moments(x, axes, true);
  const rate = tf.rsqrt(tf.add(variance, epsilon));
  return { rate, unit: tf.mul(tf.sub(x, mean), rate) };
}

/**
 * `x` with mean 0 and variance 1 over `axes` (`epsilon` is added to the variance).
 *
 * With u the result and r = 1 / sqrt(var + epsilon), the gradient is dx = r (du - mean(du) - u mean(du u)): two means, where
 * going back through mean and variance op by op takes six and computes what is between them again for each.
 */
export function standardised(x: tf.Tensor, axes: number | number[], epsilon: number): tf.Tensor {
  // A tensor that a gradient saves is constant to it, so a gradient of the gradient has to go through the ops.
  if (gradientDepth() > 1) return standard(x, axes, epsilon).unit;
  const op = tf.customGrad((...args) => {
    const [values, save] = args as unknown as [tf.Tensor, tf.GradSaveFunc];
    const { rate, unit } = standard(values, axes, epsilon);
    save([rate, unit]);
    const mean = (v: tf.Tensor) => tf.mean(v, axes, true);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor => {
      const [r, u] = saved as [tf.Tensor, tf.Tensor];
      return tf.mul(r, tf.sub(tf.sub(dy, mean(dy)), tf.mul(u, mean(tf.mul(dy, u)))));
    };
    return { value: unit, gradFunc };
  });
  return op(x);
}
