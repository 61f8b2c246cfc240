import * as tf from '@tensorflow/tfjs-node';

const BY_KERAS_NAME: Readonly<Record<string, () => unknown>> = {
  l1: () => tf.regularizers.l1(),
  l2: () => tf.regularizers.l2(),
  l1l2: () => tf.regularizers.l1l2(),
};

/** A regularizer as tfjs's layers take it: they know only `l1l2` by name, Keras also `l1` and `l2`, of 0.01. */
export function regularizerNamed(regularizer: unknown): unknown {
  if (typeof regularizer !== 'string') return regularizer;
  return BY_KERAS_NAME[regularizer.toLowerCase().replaceAll('_', '')]?.() ?? regularizer;
}
