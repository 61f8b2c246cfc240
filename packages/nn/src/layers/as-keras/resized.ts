import * as tf from '@tensorflow/tfjs-node';

export type Interpolation = 'nearest' | 'bilinear';

type Size = [height: number, width: number];

/** Pictures [batch, height, width, channels] of another size, where pixels have their centres in the middle, as in Keras. */
export const resized = (pictures: tf.Tensor4D, size: Size, interpolation: Interpolation): tf.Tensor4D =>
  interpolation === 'nearest'
    ? tf.image.resizeNearestNeighbor(pictures, size, false, true)
    : tf.image.resizeBilinear(pictures, size, false, true);

/** The middle of pictures that has the shape of `size`, as large as there is room for. */
export function croppedTo(pictures: tf.Tensor4D, [height, width]: Size): tf.Tensor4D {
  const [batch, rows, columns, channels] = pictures.shape;
  const within = (wanted: number, most: number) => Math.max(1, Math.min(most, Math.trunc(wanted)));
  const own = [within((columns * height) / width, rows), within((rows * width) / height, columns)] as const;
  const start = [Math.trunc((rows - own[0]) / 2), Math.trunc((columns - own[1]) / 2)] as const;
  return tf.slice(pictures, [0, ...start, 0], [batch, ...own, channels]);
}
