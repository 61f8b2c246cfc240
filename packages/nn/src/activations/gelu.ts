import * as tf from '@tensorflow/tfjs-node';
import { elementwise } from './elementwise';

/** The standard normal distribution function; JavaScript has no erf, so TensorFlow's is used (in single precision). */
const normalCdf = (x: number): number =>
  tf.tidy(() => 0.5 * (1 + (tf.erf(x / Math.SQRT2).dataSync()[0] ?? NaN)));
const normalDensity = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/** x times the normal distribution function of x (Hendrycks and Gimpel 2016). */
export const gelu = elementwise({
  name: 'gelu',
  value: x => x * normalCdf(x),
  derivative: x => normalCdf(x) + x * normalDensity(x),
  tensor: x => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.div(x, Math.SQRT2)))),
});

const C = Math.sqrt(2 / Math.PI);
const inner = (x: number): number => Math.tanh(C * (x + 0.044715 * x ** 3));

/** The tanh approximation of GELU. */
export const geluNew = elementwise({
  name: 'gelu_new',
  value: x => 0.5 * x * (1 + inner(x)),
  derivative: x => 0.5 * (1 + inner(x)) + 0.5 * x * (1 - inner(x) ** 2) * C * (1 + 3 * 0.044715 * x * x),
  tensor: x =>
    tf.mul(tf.mul(x, 0.5), tf.add(1, tf.tanh(tf.mul(C, tf.add(x, tf.mul(0.044715, tf.pow(x, 3))))))),
});
