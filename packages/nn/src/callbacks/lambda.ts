import * as tf from '@tensorflow/tfjs-node';
import type { CustomCallbackArgs } from '@tensorflow/tfjs-node';

/**
 * A callback of functions: `LambdaCallback({ onEpochEnd: (epoch, logs) => console.log(epoch, logs?.loss) })`.
 *
 * @example
 * await model.fit(x, y, { callbacks: [callbacks.LambdaCallback({ onEpochEnd: (epoch, logs) => console.log(epoch, logs) })] });
 */
export function LambdaCallback(functions: CustomCallbackArgs): tf.CustomCallback {
  return new tf.CustomCallback(functions, functions.onYield ? 'auto' : 'never');
}
