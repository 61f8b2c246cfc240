import * as tf from '@tensorflow/tfjs-node';
import { standardised } from './standardised';

/** tfjs's layer inside (tfjs-layers 4.22, layers/normalization.ts). */
interface LayerNormalization {
  readonly axis: number[];
  readonly epsilon: number;
  readonly gamma: tf.LayerVariable | null;
  readonly beta: tf.LayerVariable | null;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs: object): tf.Tensor;
}

/** A weight in the rank of the input, with a 1 for each axis that it does not have. */
function spread(weight: tf.LayerVariable, { shape }: tf.Tensor, axes: readonly number[]): tf.Tensor {
  return tf.reshape(
    weight.read(),
    shape.map((size, i) => (axes.includes(i) ? size : 1)),
  );
}

/** Lets tfjs's layer normalisation spread its weights by broadcasting, where it tiles them, and use the direct gradient. */
export function normaliseLayersDirectly(): void {
  // The class is not exported; an instance leads to it.
  const prototype = Object.getPrototypeOf(tf.layers.layerNormalization({})) as LayerNormalization;
  prototype.call = function call(inputs) {
    const x = [inputs].flat()[0] as tf.Tensor;
    const { axis, epsilon, gamma, beta } = this;
    return tf.tidy(() => {
      const unit = standardised(x, axis, epsilon);
      const scaled = gamma ? tf.mul(unit, spread(gamma, x, axis)) : unit;
      return beta ? tf.add(scaled, spread(beta, x, axis)) : scaled;
    });
  };
}
