import { layers, tf } from '@epochlab/nn';

const ids = tf.tensor2d([[3, 0]], undefined, 'int32');
const embedding = layers.Embedding(5, 2, { maskZero: true });

const maskOf = (x: tf.Tensor): number[] | undefined => x.kerasMask && Array.from(x.kerasMask.dataSync());

describe('a padding mask', () => {
  it('stays with the output of layers that support masking, also of those that pass their input on', () => {
    const x = embedding.apply(ids);
    expect(maskOf(x)).toEqual([1, 0]);
    expect(maskOf(layers.Activation('tanh').apply(x))).toEqual([1, 0]);
    expect(maskOf(layers.Dropout(0.5).apply(x))).toEqual([1, 0]);
    expect(maskOf(layers.GRU(3, { returnSequences: true }).apply(x))).toEqual([1, 0]);
  });

  it('ends with the steps that it is about', () => {
    const x = embedding.apply(ids);
    expect(maskOf(layers.GRU(3).apply(x))).toBeUndefined();
    expect(maskOf(layers.Flatten().apply(x))).toBeUndefined();
  });

  it('is disposed of with its tensor, and with no other', () => {
    embedding.apply(ids);
    const before = tf.memory().numTensors;
    const x = embedding.apply(ids);
    const y = layers.Dropout(0.5).apply(x);
    x.dispose();
    expect(maskOf(y)).toEqual([1, 0]);
    y.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
