import * as tf from '@tensorflow/tfjs-node';

/** tfjs hands these the gradients of all outputs as a list, but that of a single output bare, for which they are not made. */
const OF_LISTS = ['Unpack', 'SplitV'];

function acceptingOne(config: tf.GradConfig): tf.GradConfig {
  // tfjs's type leaves out that ops of several outputs get a list.
  const listed = (dy: tf.Tensor | tf.Tensor[]) => [dy].flat() as unknown as tf.Tensor;
  return { ...config, gradFunc: (dy, saved, attrs) => config.gradFunc(listed(dy), saved, attrs) };
}

/** Lets `tf.unstack` and `tf.split` be trained where they make one tensor. */
export function acceptSingleOutputs(): void {
  for (const name of OF_LISTS) {
    const stock = tf.getGradient(name);
    if (!stock) continue;
    tf.unregisterGradient(name);
    tf.registerGradient(acceptingOne(stock));
  }
}
