import * as tf from '@tensorflow/tfjs-node';
import { elementwise } from './elementwise';
import { sigmoid, softplus } from './sigmoids';

/** x itself. */
export const linear = elementwise({
  name: 'linear',
  value: x => x,
  derivative: () => 1,
  tensor: x => tf.mul(x, 1),
});

/** max(0, x). Its derivative at 0 is taken as 0, as in TensorFlow. */
export const relu = elementwise({
  name: 'relu',
  value: x => Math.max(0, x),
  derivative: x => (x > 0 ? 1 : 0),
  tensor: x => tf.relu(x),
});

/** min(max(0, x), 6). */
export const relu6 = elementwise({
  name: 'relu6',
  value: x => Math.min(Math.max(0, x), 6),
  derivative: x => (x > 0 && x < 6 ? 1 : 0),
  tensor: x => tf.clipByValue(x, 0, 6),
});

/** x for x >= 0, alpha x below; alpha 0.2 unless given (Maas et al. 2013). */
export const leakyRelu = elementwise<[alpha?: number]>({
  name: 'leakyRelu',
  parameter: 0.2,
  value: (x, alpha) => (x >= 0 ? x : alpha * x),
  derivative: (x, alpha) => (x > 0 ? 1 : alpha),
  tensor: (x, alpha) => tf.leakyRelu(x, alpha),
});

/** x for x >= 0, alpha (exp(x) - 1) below; alpha 1 unless given (Clevert et al. 2015). */
export const elu = elementwise<[alpha?: number]>({
  name: 'elu',
  parameter: 1,
  value: (x, alpha) => (x >= 0 ? x : alpha * Math.expm1(x)),
  derivative: (x, alpha) => (x > 0 ? 1 : alpha * Math.exp(x)),
  tensor: (x, alpha) => tf.add(tf.relu(x), tf.mul(alpha, tf.expm1(tf.minimum(x, 0)))),
});

const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

/** Self-normalising ELU (Klambauer et al. 2017). */
export const selu = elementwise({
  name: 'selu',
  value: x => SELU_SCALE * (x >= 0 ? x : SELU_ALPHA * Math.expm1(x)),
  derivative: x => SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x)),
  tensor: x => tf.selu(x),
});

/** x tanh(softplus(x)) (Misra 2019). */
export const mish = elementwise({
  name: 'mish',
  value: x => x * Math.tanh(softplus(x)),
  derivative: x => Math.tanh(softplus(x)) + x * sigmoid(x) * (1 - Math.tanh(softplus(x)) ** 2),
  tensor: x => tf.mul(x, tf.tanh(tf.softplus(x))),
});

/** min(max(0, 0.2 x + 0.5), 1): a cheap sigmoid, tfjs's slope. */
export const hardSigmoid = elementwise({
  name: 'hardSigmoid',
  value: x => Math.min(Math.max(0, 0.2 * x + 0.5), 1),
  derivative: x => (Math.abs(x) < 2.5 ? 0.2 : 0),
  tensor: x => tf.clipByValue(tf.add(tf.mul(x, 0.2), 0.5), 0, 1),
});

/** exp(x). */
export const exponential = elementwise({
  name: 'exponential',
  value: Math.exp,
  derivative: Math.exp,
  tensor: x => tf.exp(x),
});
