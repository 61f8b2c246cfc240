import * as tf from '@tensorflow/tfjs-node';

/** A copy of a model's weights, to go back to. */
export class KeptWeights {
  #copies: tf.Tensor[] = [];

  keep(model: tf.LayersModel): void {
    this.take(model.getWeights());
  }

  get tensors(): readonly tf.Tensor[] {
    return this.#copies;
  }

  /** Keeps copies of these. */
  take(weights: readonly tf.Tensor[]): void {
    this.dispose();
    this.#copies = weights.map(weight => tf.keep(weight.clone()));
  }

  /** Puts the weights back, if any are kept. */
  restore(model: tf.LayersModel): void {
    if (this.#copies.length > 0) model.setWeights(this.#copies);
  }

  dispose(): void {
    tf.dispose(this.#copies);
    this.#copies = [];
  }
}
