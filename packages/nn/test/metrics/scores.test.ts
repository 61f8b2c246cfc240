import { f1Score, precisionScore, recallScore } from '../../src/metrics';
import { expectNumbers, scikitLearn } from './scikit-learn';

const SCORES = { precision: precisionScore, recall: recallScore, f1: f1Score };
const names = ['precision', 'recall', 'f1'] as const;

describe.each(names)('%s', name => {
  const score = SCORES[name];

  it.each(scikitLearn.classes)('averages as scikit-learn does: $name', example => {
    const { yTrue, yPred, classes, [name]: expected } = example;
    const options = classes === null ? {} : { classes };
    for (const average of ['macro', 'micro', 'weighted'] as const) {
      expect(score(yTrue, yPred, { average, ...options })).toBeCloseTo(expected[average], 12);
    }
    expectNumbers(score(yTrue, yPred, { average: 'none', ...options }), expected.none);
  });

  it.each(scikitLearn.binary)('of class 1 equals scikit-learn (%#)', ({ yTrue, yPred, ...expected }) => {
    expect(score(yTrue, yPred)).toBeCloseTo(expected[name], 12);
  });

  it('asks for an average when there are more than two classes', () => {
    expect(() => score([0, 1, 2], [0, 1, 2])).toThrow("choose { average: 'macro' }");
  });

  it('is what zeroDivision says when nothing was predicted and nothing was there', () => {
    expect(score([0, 0], [0, 0], { zeroDivision: 1 })).toBe(1);
  });
});
