import * as tf from '@tensorflow/tfjs-node';
import { confusionMatrix } from '../../src/metrics';
import { expectNumbers, scikitLearn } from './scikit-learn';

describe.each(scikitLearn.classes)(
  'confusionMatrix: $name',
  ({ yTrue, yPred, classes, confusionMatrix: expected }) => {
    const options = classes === null ? {} : { classes };

    it('counts as scikit-learn does', () => {
      expect(confusionMatrix(yTrue, yPred, options)).toEqual(expected.None);
    });

    it.each(['true', 'pred', 'all'] as const)('normalizes by %s as scikit-learn does', normalize => {
      expectNumbers(
        confusionMatrix(yTrue, yPred, { ...options, normalize }).flat(),
        expected[normalize].flat(),
      );
    });
  },
);

describe('confusionMatrix', () => {
  it('takes typed arrays, tensors and rows of scores alike', () => {
    const expected = [
      [1, 0],
      [1, 1],
    ];
    expect(confusionMatrix(Int32Array.of(0, 1, 1), tf.tensor1d([0, 1, 0], 'int32'))).toEqual(expected);
    expect(confusionMatrix([0, 1, 1], tf.tensor2d([[0.9, 0.1], [0.2, 0.8], [0.7, 0.3]]))).toEqual(expected); // prettier-ignore
    expect(confusionMatrix(tf.tensor2d([[0], [1], [1]]), [0, 1, 0])).toEqual(expected);
  });

  it('refuses lists of different lengths, empty ones, and what is no class', () => {
    expect(() => confusionMatrix([0, 1], [0])).toThrow('yTrue has 2 values and yPred 1');
    expect(() => confusionMatrix([], [])).toThrow('are empty');
    expect(() => confusionMatrix([0, 1], [0, 0.7])).toThrow('yPred[1] is 0.7; expected a class index');
    expect(() => confusionMatrix([0, 1], [0, NaN])).toThrow('yPred[1] is NaN');
    expect(() => confusionMatrix([0, 5], [0, 1], { classes: 2 })).toThrow(
      'Class 5 at 1 is not one of 2 classes',
    );
  });
});
