import * as tf from '@tensorflow/tfjs-node';

interface Writable {
  constraint: unknown;
  write(value: tf.Tensor): unknown;
}

/** Sets weights to what they are given, as Keras does: tfjs holds them to the constraints of their layers, which are for updates. */
export function setWeightsAsGiven(): void {
  const prototype = tf.LayerVariable.prototype as unknown as Writable;
  const stock = prototype.write;
  prototype.write = function (this: Writable, value) {
    const { constraint } = this;
    this.constraint = null;
    try {
      return stock.call(this, value);
    } finally {
      this.constraint = constraint;
    }
  };
}
