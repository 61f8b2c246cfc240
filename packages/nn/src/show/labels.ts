import * as tf from '@tensorflow/tfjs-node';
import type { TensorInput } from '../tensors';

/** Class labels in any of the usual forms: indices or names, one-hot rows, probabilities, or a column of either. */
export type LabelsInput = TensorInput | readonly string[];

/**
 * The class of each sample: indices stay, rows of one-hot or probabilities become the index of the greatest, a column of probabilities
 * becomes 1 above one half, and strings stay.
 */
export function classesOf(labels: LabelsInput): (number | string)[] {
  if (isStrings(labels)) return [...labels];
  return tf.tidy(() => {
    const tensor = labels instanceof tf.Tensor ? labels : tf.tensor(labels as tf.TensorLike);
    if (tensor.rank > 2)
      throw new RangeError(
        `Labels must have the shape [samples] or [samples, classes], got [${tensor.shape.join(', ')}].`,
      );
    if (tensor.rank === 2 && (tensor.shape[1] ?? 1) > 1) return Array.from(tf.argMax(tensor, -1).dataSync());
    const values = Array.from(tensor.dataSync());
    return values.every(Number.isInteger) ? values : values.map(p => (p > 0.5 ? 1 : 0));
  });
}

function isStrings(labels: LabelsInput): labels is readonly string[] {
  return Array.isArray(labels) && typeof labels[0] === 'string';
}
