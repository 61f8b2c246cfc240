import type * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { principalComponents } from '../../networks/autoencoders/principal-components';
import { equal, exerciseOf } from './exercise-table';

type Rows = readonly (readonly number[])[];

/** The mean of the codes of one digit. */
function meanCode(codes: Rows, labels: ArrayLike<number>, digit: number): number[] {
  const own = codes.filter((_, i) => labels[i] === digit);
  return (own[0] ?? []).map(
    (_, axis) => own.reduce((sum, code) => sum + (code[axis] ?? NaN), 0) / own.length,
  );
}

/** The mean squared error of PCA with so many components, learned from `train`, on `test`. */
const lossOfPca = (count: number, train: tf.Tensor2D, test: tf.Tensor2D): number =>
  inScope(
    () => principalComponents(train, count).reconstruct(test).sub(test).square().mean().dataSync()[0] ?? NaN,
  );

/** The fewest components with which PCA loses no more than `most`. */
function fewestComponents(train: tf.Tensor2D, test: tf.Tensor2D, most: number): number {
  const all = train.shape[1];
  for (let count = 1; count < all; count++) if (lossOfPca(count, train, test) <= most) return count;
  return all;
}

export const lesson09a = {
  '9a.1': exerciseOf({
    about: 'parameters of the linear autoencoder',
    problem: equal(() => 64 * 8 + 8 + (8 * 64 + 64)),
    hints: [
      'It has two dense layers: 64 inputs and 8 units, then 8 inputs and 64 units.',
      'Each layer has inputs x units weights, and one bias for each unit.',
    ],
  }),
  '9a.2': exerciseOf({
    about: 'the divergence of a cloud with mean 2 and variance 1',
    problem: equal(() => 0.5 * 2 ** 2, 1e-3),
    hints: [
      'For one number the formula is (mean² + variance - log variance - 1) / 2.',
      'The logarithm of 1 is 0. Put 2 and 1 into the formula, and see which terms cancel.',
    ],
  }),
  '9a.3': exerciseOf({
    about: 'halfway between 0 and 1',
    problem: equal((codes: tf.Tensor2D, y: tf.Tensor1D) => {
      const [rows, labels] = [codes.arraySync(), y.dataSync()];
      const one = meanCode(rows, labels, 1);
      return meanCode(rows, labels, 0).map((value, axis) => (value + (one[axis] ?? NaN)) / 2);
    }, 1e-3),
    hints: [
      'Find the mean code of the zeros and that of the ones, then the mean of the two.',
      '`vae.encode(test.x).arraySync()` gives the codes, `test.y.dataSync()` the digits in the same order.',
    ],
  }),
  '9a.4': exerciseOf({
    about: 'the components that PCA needs',
    problem: equal(fewestComponents),
    hints: [
      'More components lose less. Try 8, 12 and 16 first, to see about where it is.',
      'A loop over `count`: `errorOf(test.x, networks.principalComponents(train.x, count).reconstruct(test.x))` until it is at most `curvedError`.',
    ],
  }),
};
