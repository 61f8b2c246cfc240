import * as tf from '@tensorflow/tfjs-node';
import { elementwise } from './elementwise';

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** 1 / (1 + exp(-x)): from 0 to 1. */
export const sigmoid = elementwise({
  name: 'sigmoid',
  value: logistic,
  derivative: x => logistic(x) * logistic(-x),
  tensor: x => tf.sigmoid(x),
});

/** (exp(x) - exp(-x)) / (exp(x) + exp(-x)): from -1 to 1. */
export const tanh = elementwise({
  name: 'tanh',
  value: Math.tanh,
  derivative: x => 1 - Math.tanh(x) ** 2,
  tensor: x => tf.tanh(x),
});

/** x sigmoid(x), also called SiLU (Ramachandran et al. 2017). */
export const swish = elementwise({
  name: 'swish',
  value: x => x * logistic(x),
  derivative: x => logistic(x) * (1 + x * logistic(-x)),
  tensor: x => tf.mul(x, tf.sigmoid(x)),
});

/** log(1 + exp(x)): a smooth ReLU. */
export const softplus = elementwise({
  name: 'softplus',
  value: x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  derivative: logistic,
  tensor: x => tf.softplus(x),
});

/** x / (1 + |x|): from -1 to 1, slower than tanh. */
export const softsign = elementwise({
  name: 'softsign',
  value: x => x / (1 + Math.abs(x)),
  derivative: x => 1 / (1 + Math.abs(x)) ** 2,
  tensor: x => tf.div(x, tf.add(tf.abs(x), 1)),
});
