import * as tf from '@tensorflow/tfjs-node';

/** The value of `x`, through which no gradient goes back. */
export function stopGradient(x: tf.Tensor): tf.Tensor {
  // The types of `customGrad` are those of a function of any number of tensors.
  const op = tf.customGrad((...args) => {
    const [value] = args as [tf.Tensor];
    return { value: tf.clone(value), gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy) };
  });
  return op(x);
}
