import * as tf from '@tensorflow/tfjs-node';
import { installCompiledTraining } from '../../src';

beforeAll(() => installCompiledTraining());

const x = tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]);

/** The gradient of a weighted sum of `f`, so that no two elements have the same one. */
const gradient = (f: (v: tf.Tensor) => tf.Tensor, at: tf.Tensor): tf.Tensor =>
  tf.grad((v: tf.Tensor) => {
    const y = f(v);
    return tf.sum(tf.mul(y, tf.reshape(tf.range(1, y.size + 1), y.shape)));
  })(at);

/** The sum over the copies, element by element. */
function overCopies(reps: readonly [number, number]): number[][] {
  const [rows, columns] = [2 * reps[0], 3 * reps[1]];
  const sums = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      (sums[i % 2] as number[])[j % 3] = (sums[i % 2]?.[j % 3] ?? 0) + i * columns + j + 1;
  return sums;
}

test.each([
  ['a leading axis', 0, [1, 2, 3, 4, 1, 2, 3, 4]],
  ['a middle axis', 1, [1, 2, 1, 2, 3, 4, 3, 4]],
  ['the last axis, counted from the end', -1, [1, 1, 2, 2, 3, 3, 4, 4]],
  ['two axes', [0, 2], [1, 1, 2, 2, 1, 1, 2, 2]],
])('the sum over %s hands its gradient to every element', (_, axis, expected) => {
  expect(Array.from(gradient(v => tf.sum(v, axis), x).dataSync())).toEqual(expected);
});

test.each([false, true])('a mean divides the gradient by the number of elements, keepDims %s', keepDims => {
  expect(Array.from(gradient(v => tf.mean(v, [1, 2], keepDims), x).dataSync())).toEqual([
    0.25, 0.25, 0.25, 0.25, 0.5, 0.5, 0.5, 0.5,
  ]);
});

test.each([
  [1, 1],
  [3, 1],
  [1, 2],
  [2, 3],
] as const)('tiling %i by %i times sums the gradient over the copies', (...reps) => {
  const flat = gradient(v => tf.tile(v, [...reps]), tf.ones([2, 3]));
  expect(flat.arraySync()).toEqual(overCopies(reps));
});

test('tiling has a gradient at every rank', () => {
  const deep = tf.ones([1, 2, 1, 2, 1]);
  expect(gradient(v => tf.tile(v, [2, 1, 3, 1, 2]), deep).shape).toEqual(deep.shape);
});

test('these gradients have gradients of their own', () => {
  const f = (v: tf.Tensor) => tf.sum(tf.pow(tf.mean(tf.tile(v, [2]), 0), 3));
  const second = tf.grad((v: tf.Tensor) => tf.sum(tf.grad(f)(v)));
  // f = m³ with m the mean of three elements: the derivative of its derivatives' sum, 3m², is 2m each.
  expect(Array.from(second(tf.tensor1d([1, 2, 3])).dataSync(), v => Math.round(v * 1e4) / 1e4)).toEqual([
    4, 4, 4,
  ]);
});
