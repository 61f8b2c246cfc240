import * as tf from '@tensorflow/tfjs-node';
import { installCompiledTraining } from '../src';

beforeAll(() => installCompiledTraining());

const x = tf.tensor2d([
  [-1, 0, 2],
  [3, -4, 0.5],
]);

test('relu passes the gradient where its input is positive, and none at 0', () => {
  expect(
    tf
      .grad((v: tf.Tensor) => tf.sum(tf.mul(tf.relu(v), [1, 2, 3])))(x)
      .arraySync(),
  ).toEqual([
    [0, 0, 3],
    [1, 0, 3],
  ]);
});

test.each([
  ['a bias on the last axis', [3], [2, 2, 2]],
  ['a scalar', [], 6],
  ['a column', [2, 1], [[3], [3]]],
  [
    'the same shape',
    [2, 3],
    [
      [1, 1, 1],
      [1, 1, 1],
    ],
  ],
])('adding %s sums the gradient over the axes that were broadcast', (_, shape, expected) => {
  expect(
    tf
      .grad((b: tf.Tensor) => tf.sum(tf.add(x, b)))(tf.zeros(shape))
      .arraySync(),
  ).toEqual(expected);
});

test('a bias on the left is not taken for one on the right', () => {
  expect(
    tf
      .grad((b: tf.Tensor) => tf.sum(tf.add(b, x)))(tf.zeros([3]))
      .arraySync(),
  ).toEqual([2, 2, 2]);
});

test('gradients of gradients', () => {
  const f = (v: tf.Tensor) => tf.sum(tf.mul(tf.relu(v), tf.relu(v)));
  const second = tf.grad((v: tf.Tensor) => tf.sum(tf.grad(f)(v)));
  expect(second(tf.tensor1d([1, 2, 3])).arraySync()).toEqual([2, 2, 2]);
});
