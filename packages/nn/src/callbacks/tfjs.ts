import * as tf from '@tensorflow/tfjs-node';

/** tfjs's own callbacks, beside Keras's. */
export const { earlyStopping } = tf.callbacks;
/** Writes TensorBoard logs: `tensorBoard('logs/run1')`. */
export const { tensorBoard } = tf.node;
