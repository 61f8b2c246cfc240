import * as tf from '@tensorflow/tfjs-node';

interface Sgd {
  /** The tensor that tfjs multiplies gradients by. */
  c: tf.Scalar | undefined;
}

const RATE = Symbol('learning rate');

/**
 * Makes `optimizer.learningRate = x` take effect on SGD and momentum, as it does on tfjs's other optimizers. They compute
 * with a tensor `c = -learningRate`, which tfjs itself only renews in `setLearningRate`.
 */
export function makeLearningRateAssignable(): void {
  Object.defineProperty(tf.SGDOptimizer.prototype, 'learningRate', {
    configurable: true,
    get(this: { [RATE]: number }) {
      return this[RATE];
    },
    set(this: Sgd & { [RATE]: number }, value: number) {
      this[RATE] = value;
      this.c?.dispose();
      this.c = tf.keep(tf.scalar(-value));
    },
  });
}
