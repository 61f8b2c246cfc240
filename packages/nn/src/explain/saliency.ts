import * as tf from '@tensorflow/tfjs-node';
import { toFloat, type TensorInput } from '../tensors';

export interface ExplainOptions {
  /** The class whose score is explained; the most probable one of each sample unless given. */
  readonly classIndex?: number;
}

/**
 * How strongly each pixel moves the score of a class: the greatest absolute gradient over the channels, [n, height, width]
 * (Simonyan et al. 2013).
 *
 * @param x [n, height, width, channels]
 */
export function saliency(
  model: tf.LayersModel,
  x: TensorInput,
  { classIndex }: ExplainOptions = {},
): tf.Tensor3D {
  return tf.tidy(() => {
    const images = toFloat(x);
    const gradient = tf.grad(input => tf.sum(classScores(model.apply(input) as tf.Tensor, classIndex)))(
      images,
    );
    return tf.max(tf.abs(gradient), -1);
  });
}

/** The score of the chosen class of each sample, or of the greatest. */
export function classScores(scores: tf.Tensor, classIndex: number | undefined): tf.Tensor {
  const classes = scores.shape.at(-1) ?? 1;
  if (classes === 1) return tf.squeeze(scores, [-1]);
  const chosen =
    classIndex === undefined ? tf.argMax(scores, -1) : tf.fill([scores.shape[0] ?? 1], classIndex, 'int32');
  return tf.sum(tf.mul(scores, tf.oneHot(tf.cast(chosen, 'int32'), classes)), -1);
}
