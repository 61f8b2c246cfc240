import * as tf from '@tensorflow/tfjs-node';

/** tfjs's own constructors, beside Keras's. */
export const { model, sequential } = tf;
export const { modelFromJSON } = tf.models;
