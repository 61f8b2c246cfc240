import * as tf from '@tensorflow/tfjs-node';

export type Surrogate = 'fastSigmoid' | 'arctan';

/** Surrogate of the derivative of the step at u, where the step itself has none. */
type Derivative = (u: tf.Tensor, slope: number) => tf.Tensor;

export const derivatives: Readonly<Record<Surrogate, Derivative>> = {
  // 1 / (1 + k |u|)^2 (Zenke and Ganguli 2018)
  fastSigmoid: (u, slope) => tf.square(tf.reciprocal(tf.add(tf.mul(tf.abs(u), slope), 1))),
  // (k / 2) / (1 + (pi k u / 2)^2) (Fang et al. 2021)
  arctan: (u, slope) => tf.div(slope / 2, tf.add(tf.square(tf.mul(u, (Math.PI * slope) / 2)), 1)),
};

/** 1 where u is above 0, else 0; gradients go back through the surrogate's derivative. */
export function spike(u: tf.Tensor, surrogate: Surrogate, slope: number): tf.Tensor {
  // The types of `customGrad` are those of a function of any number of tensors.
  const op = tf.customGrad((...args) => {
    const [over, save] = args as unknown as [tf.Tensor, tf.GradSaveFunc];
    save([over]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor =>
      tf.mul(dy, derivatives[surrogate](saved[0] as tf.Tensor, slope));
    return { value: fired(over), gradFunc };
  });
  return op(u);
}

/** 1 where u is above 0, else 0, without a gradient. */
export const fired = (u: tf.Tensor): tf.Tensor => tf.cast(tf.greater(u, 0), 'float32');
