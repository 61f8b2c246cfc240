import * as tf from '@tensorflow/tfjs-node';

/** Gives a `Sequential` the history of its last `fit`, as other models and Keras's have it: it trains through a model inside. */
export function giveSequentialHistory(): void {
  Object.defineProperty(tf.Sequential.prototype, 'history', {
    configurable: true,
    get(this: { readonly model?: tf.LayersModel }) {
      return this.model?.history;
    },
    set(this: { readonly model?: tf.LayersModel }, history: tf.History) {
      if (this.model) this.model.history = history;
    },
  });
}
