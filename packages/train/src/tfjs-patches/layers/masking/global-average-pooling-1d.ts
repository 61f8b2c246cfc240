import * as tf from '@tensorflow/tfjs-node';
import { prototypeOf } from './prototype-of';
import { supportMasking } from './supports-masking';
import { widened } from './widened';

interface Pooling {
  call(inputs: tf.Tensor | tf.Tensor[], kwargs?: { readonly mask?: tf.Tensor | null }): tf.Tensor;
  computeMask(): null;
}

/** The mean over the steps that are not padding; 0 where all are. */
function meanOfKept(x: tf.Tensor, mask: tf.Tensor): tf.Tensor {
  const kept = tf.cast(widened(mask, x.rank), x.dtype);
  return tf.divNoNan(tf.sum(tf.mul(x, kept), 1), tf.sum(kept, 1));
}

/** Lets `globalAveragePooling1d` leave padded steps out, as Keras's does. */
export function poolKeptSteps(): void {
  const prototype = prototypeOf<Pooling>(tf.layers.globalAveragePooling1d());
  const stock = prototype.call;
  supportMasking(prototype);
  prototype.computeMask = () => null;
  prototype.call = function (inputs, kwargs) {
    const mask = kwargs?.mask;
    if (!mask) return stock.call(this, inputs, kwargs);
    return tf.tidy(() => meanOfKept([inputs].flat()[0] as tf.Tensor, mask));
  };
}
