import { checked } from '../../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import type { Classification } from '../dataset';
import { splitRows, type SplitOptions } from '../split';
import { about, exportedArray } from './files';

export interface DigitsOptions extends SplitOptions {
  /** 'vector': x is [n, 64], for dense layers (default). 'image': x is [n, 8, 8, 1], for convolutions. */
  readonly as?: 'vector' | 'image';
}

/**
 * Handwritten digits: 1,797 grey pictures of 8 x 8 pixels, ten classes. x is float32 from 0 (paper) to 1 (ink),
 * y the int32 digit, [n].
 *
 * Source: E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998.
 *
 * @example
 * const { train, test, labels } = datasets.digits();
 * await model.fit(train.x, train.y, { epochs: 20 });
 */
export function digits(options?: DigitsOptions & { readonly as?: 'vector' }): Classification<tf.Tensor2D>;
export function digits(options: DigitsOptions & { readonly as: 'image' }): Classification<tf.Tensor4D>;
export function digits(
  options: DigitsOptions = {},
): Classification<tf.Tensor2D> | Classification<tf.Tensor4D> {
  checked('datasets.digits', options, { as: true, seed: true, testShare: true });
  const { source, licence, labels } = about('digits');
  const facts = {
    name: 'digits',
    description: 'Handwritten digits, 8 x 8 pixels: which digit is it?',
    source,
    licence,
    labels,
  };
  const shape = options.as === 'image' ? [-1, 8, 8, 1] : [-1, 64];
  const split = tf.tidy(() => {
    const y = exportedArray('digits', 'y.npy') as tf.Tensor1D;
    // Pixels count ink from 0 to 16.
    const x = tf.div(tf.cast(exportedArray('digits', 'x.npy'), 'float32'), 16).reshape(shape);
    return splitRows(x, y, { ...options, classes: y.dataSync() });
  });
  return { ...facts, ...split } as Classification<tf.Tensor2D> | Classification<tf.Tensor4D>;
}
