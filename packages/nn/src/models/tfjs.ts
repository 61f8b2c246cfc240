import * as tf from '@tensorflow/tfjs-node';

/** tfjs's own constructors, beside Keras's; their options are checked once the library is installed. */
export const model: typeof tf.model = args => tf.model(args);
export const sequential: typeof tf.sequential = args => tf.sequential(args);
export const { modelFromJSON } = tf.models;
