import * as tf from '@tensorflow/tfjs-node';

/** The names of all activations that tfjs's layers know now, with those that are registered as such. */
export function knownActivations(): string[] {
  const { classNameMap } = tf.serialization.SerializationMap.getMap();
  // Layers and optimizers begin with a capital letter.
  return Object.keys(classNameMap).filter(name => /^[a-z]/.test(name));
}
