import * as tf from '@tensorflow/tfjs-node';
import { splitIndices, trainTestSplit } from '../../src/data';

describe('splitIndices', () => {
  it('puts every row in exactly one part', () => {
    const { train, test } = splitIndices(103, { testShare: 0.25 });
    expect([...train, ...test].sort((a, b) => a - b)).toEqual(Array.from({ length: 103 }, (_, i) => i));
    expect(test).toHaveLength(26);
  });

  it('is fixed by the seed, and differs for another', () => {
    expect(splitIndices(50, { seed: 3 })).toEqual(splitIndices(50, { seed: 3 }));
    expect(splitIndices(50, { seed: 3 }).test).not.toEqual(splitIndices(50, { seed: 4 }).test);
  });

  it('keeps the proportions of the classes', () => {
    const classes = Array.from({ length: 100 }, (_, i) => (i < 80 ? 0 : 1));
    const { test } = splitIndices(100, { testShare: 0.2 }, classes);
    expect([...test].filter(row => classes[row] === 1)).toHaveLength(4);
    expect(test).toHaveLength(20);
  });

  it('refuses a share that leaves a part empty', () => {
    expect(() => splitIndices(10, { testShare: 1 })).toThrow(
      'testShare is 1; expected a share between 0 and 1',
    );
    expect(() => splitIndices(3, { testShare: 0.01 })).toThrow('leaves 3 to train and 0 to test');
  });
});

describe('trainTestSplit', () => {
  it('keeps inputs and targets together', () => {
    const x = tf.tensor2d(Array.from({ length: 20 }, (_, i) => [i, -i]));
    const { train, test } = trainTestSplit(x, tf.range(0, 20, 1, 'int32'));
    for (const part of [train, test])
      expect(part.x.slice([0, 0], [-1, 1]).dataSync().map(Math.round)).toEqual(
        Float32Array.from(part.y.dataSync()),
      );
  });

  it('refuses as many targets as there are not inputs', () => {
    expect(() => trainTestSplit(tf.zeros([4, 2]), tf.zeros([3]))).toThrow('x has 4 rows and y has 3');
  });
});
