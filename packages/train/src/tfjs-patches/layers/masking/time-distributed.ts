import * as tf from '@tensorflow/tfjs-node';
import { prototypeOf } from './prototype-of';

interface Wrapper {
  call(inputs: tf.Tensor | tf.Tensor[], kwargs?: object): tf.Tensor;
}

/** Keeps the mask [batch, steps] of a `timeDistributed` from the layer inside, which sees one step at a time. */
export function keepMaskOutside(): void {
  const layer = tf.layers.flatten();
  const prototype = prototypeOf<Wrapper>(tf.layers.timeDistributed({ layer }));
  const stock = prototype.call;
  prototype.call = function (inputs, kwargs) {
    return stock.call(this, inputs, { ...kwargs, mask: null });
  };
}
