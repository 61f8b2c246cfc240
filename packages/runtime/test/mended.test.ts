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

describe('tf.multinomial', () => {
  const share = (drawn: tf.Tensor, value: number) => tf.equal(drawn, value).mean().arraySync() as number;

  test('draws by probabilities as often as they say, and never what has none', () => {
    const p = tf.tensor2d([
      [0.1, 0.6, 0.3, 0],
      [0, 0, 0.5, 0.5],
    ]);
    const [first, second] = tf.unstack(tf.multinomial(p, 10_000, 7, true)) as [tf.Tensor, tf.Tensor];
    expect([0, 1, 2, 3].map(i => Math.round(share(first, i) * 20) / 20)).toEqual([0.1, 0.6, 0.3, 0]);
    expect([0, 1, 2, 3].map(i => Math.round(share(second, i) * 20) / 20)).toEqual([0, 0, 0.5, 0.5]);
    expect(share(first, 3)).toBe(0);
  });

  test('draws the same by probabilities as by their logarithms', () => {
    const p = tf.tensor1d([0.2, 0.3, 0.5]);
    const drawn = tf.multinomial(p, 50, 3, true);
    expect(drawn.dtype).toBe('int32');
    expect(drawn.arraySync()).toEqual(tf.multinomial(tf.log(p) as tf.Tensor1D, 50, 3).arraySync());
  });

  test('draws the same for a seed each time, something else for another and without one', () => {
    const draw = (seed?: number) => tf.multinomial(tf.zeros([8]) as tf.Tensor1D, 40, seed).arraySync();
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
    expect(draw()).not.toEqual(draw());
  });

  test('leaves no tensor but its result', () => {
    const p = tf.tensor1d([0.2, 0.8]);
    const before = tf.memory().numTensors;
    tf.multinomial(p, 3, 1, true).dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
