import * as tf from '@tensorflow/tfjs-node';

interface Rmsprop {
  readonly centered: boolean;
  epsilon: number;
  applyGradients(gradients: unknown): void;
}

/**
 * The centred RMSProp divides by sqrt(E[g^2] - E[g]^2 + epsilon). tfjs takes the epsilon away instead, which makes NaN of small gradients: it
 * is handed the negative.
 */
export function centreWithEpsilon(): void {
  const prototype = tf.RMSPropOptimizer.prototype as unknown as Rmsprop;
  const stock = prototype.applyGradients;
  prototype.applyGradients = function applyGradients(gradients) {
    if (!this.centered) return stock.call(this, gradients);
    const { epsilon } = this;
    this.epsilon = -epsilon;
    try {
      stock.call(this, gradients);
    } finally {
      this.epsilon = epsilon;
    }
  };
}
