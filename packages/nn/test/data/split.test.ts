import * as tf from '@tensorflow/tfjs-node';
import { rollingOrigin, splitIndices, trainTestSplit } from '../../src/data';

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

describe('rollingOrigin', () => {
  // First and last row of each training and test, as TimeSeriesSplit of scikit-learn 1.7 has them.
  it.each([
    [
      20,
      {},
      [
        [0, 4, 5, 7],
        [0, 7, 8, 10],
        [0, 10, 11, 13],
        [0, 13, 14, 16],
        [0, 16, 17, 19],
      ],
    ],
    [
      23,
      { folds: 3, gap: 2 },
      [
        [0, 5, 8, 12],
        [0, 10, 13, 17],
        [0, 15, 18, 22],
      ],
    ],
    [
      30,
      { folds: 4, testSize: 3, gap: 5 },
      [
        [0, 12, 18, 20],
        [0, 15, 21, 23],
        [0, 18, 24, 26],
        [0, 21, 27, 29],
      ],
    ],
    [
      30,
      { folds: 2, testSize: 4, longestTrain: 6 },
      [
        [16, 21, 22, 25],
        [20, 25, 26, 29],
      ],
    ],
  ])('splits %d rows with %j as scikit-learn', (count, options, expected) => {
    // prettier-ignore
    const folds = rollingOrigin(count, options);
    expect(folds.map(({ train, test }) => [train[0], train.at(-1), test[0], test.at(-1)])).toEqual(expected);
    for (const { train, test } of folds)
      expect(train.length + test.length).toBe(
        (train.at(-1) ?? 0) - (train[0] ?? 0) + (test.at(-1) ?? 0) - (test[0] ?? 0) + 2,
      );
  });

  it('refuses rows that are too few, and parts of rows', () => {
    expect(() => rollingOrigin(20, { folds: 4, testSize: 5 })).toThrow(
      '20 rows are too few for 4 tests of 5',
    );
    expect(() => rollingOrigin(20, { gap: -1 })).toThrow('a gap of -1');
  });
});
