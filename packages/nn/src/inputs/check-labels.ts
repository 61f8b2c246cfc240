import * as tf from '@tensorflow/tfjs-node';

/**
 * Refuses class indices outside [0, classes), which TensorFlow would turn into targets of all zeros without a word.
 *
 * @throws RangeError with what was found and what to do
 */
export function checkLabels(labels: tf.Tensor, classes: number): void {
  const [least = 0, greatest = 0] = tf.tidy(() => tf.stack([tf.min(labels), tf.max(labels)]).dataSync());
  if (least >= 0 && greatest < classes) return;
  const hint =
    least >= 1 && greatest === classes
      ? ' They seem to count from 1: subtract 1.'
      : ` For ${greatest + 1} classes the last layer needs ${greatest + 1} units.`;
  throw new RangeError(
    `Labels must be class indices from 0 to ${classes - 1} (the model has ${classes} outputs), but they go from ${least} to ${greatest}.${hint}`,
  );
}
