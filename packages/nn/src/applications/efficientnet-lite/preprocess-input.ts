import * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';

/** As the network was trained: the same for every channel. */
const MEAN = 127;
const DEVIATION = 128;

/**
 * Pictures as EfficientNet-Lite was trained on them: (x - 127) / 128. A network sees nonsense in pictures that are scaled
 * in another way, and no error tells.
 *
 * @param x pixels from 0 to 255, red, green, blue: [height, width, 3] or [n, height, width, 3]
 * @returns float32 of the same shape, from -0.99 to 1
 * @throws RangeError for pixels that run from 0 to 1
 * @example
 * const photograph = tf.image.resizeBilinear(tf.node.decodeImage(file, 3), [224, 224]);
 * const x = applications.efficientNetLite.preprocessInput(photograph.expandDims(0));
 */
export function preprocessInput<T extends tf.Tensor>(x: T): T {
  refuseUnitRange(x);
  return tf.tidy(() => tf.div(tf.sub(tf.cast(x, 'float32'), MEAN), DEVIATION));
}

/** Whole numbers may be a dark picture's; fractions that stay within 0 and 1 are not pixels up to 255. */
function refuseUnitRange(x: tf.Tensor): void {
  if (x.dtype !== 'float32' || x.size === 0) return;
  const [low = 0, high = 0] = inScope(() => tf.stack([tf.min(x), tf.max(x)]).dataSync());
  if (low < 0)
    throw new RangeError(
      `preprocessInput expected pixels from 0 to 255, got ${low}: these have been scaled already.`,
    );
  if (high <= 1 && inScope(() => tf.any(tf.notEqual(x, tf.round(x))).dataSync()[0]))
    throw new RangeError(
      `preprocessInput expected pixels from 0 to 255, got pixels from ${low} to ${high}. Multiply them by 255 first.`,
    );
}
