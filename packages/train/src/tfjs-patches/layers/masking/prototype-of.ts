import type * as tf from '@tensorflow/tfjs-node';

/** The methods of a layer's class. tfjs exports functions that make layers, not their classes. */
export const prototypeOf = <Methods extends object>(layer: tf.layers.Layer): Methods =>
  Object.getPrototypeOf(layer) as Methods;
