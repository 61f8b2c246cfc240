import * as tf from '@tensorflow/tfjs-node';

test('tf.round(int32) is the tensor itself', () => {
  const x = tf.tensor2d(
    [
      [-12345678, 0],
      [7, 12345678],
    ],
    [2, 2],
    'int32',
  );
  const rounded = tf.round(x);
  expect(rounded.dtype).toBe('int32');
  expect(rounded.arraySync()).toEqual(x.arraySync());
});

test('tf.round(float32) rounds halves to even', () => {
  expect(tf.round([0.5, 1.5, -2.5, 2.6]).arraySync()).toEqual([0, 2, -2, 3]);
});

test('tf.round leaves its argument alone when it is disposed', () => {
  const x = tf.tensor1d([1, 2], 'int32');
  tf.round(x).dispose();
  expect(x.arraySync()).toEqual([1, 2]);
});
