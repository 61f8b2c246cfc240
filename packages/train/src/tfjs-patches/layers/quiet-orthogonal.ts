import * as tf from '@tensorflow/tfjs-node';

/**
 * tfjs warns on stderr that an orthogonal initializer of more than 2,000 elements may be slow, which every LSTM and GRU of 26 units
 * or more is. The threshold is a field that each instance sets; here the class answers for all of them.
 */
export function quietOrthogonal(): void {
  const { constructor } = tf.initializers.orthogonal({});
  Object.defineProperty(constructor.prototype, 'ELEMENTS_WARN_SLOW', {
    configurable: true,
    get: () => Infinity,
    set: () => undefined,
  });
}
