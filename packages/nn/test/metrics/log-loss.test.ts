import { logLoss } from '../../src/metrics';
import { scikitLearn } from './scikit-learn';

it.each(scikitLearn.scores)('logLoss equals scikit-learn: $name', ({ yTrue, scores, logLoss: expected }) => {
  expect(logLoss(yTrue, scores)).toBeCloseTo(expected, 10);
});

it('logLoss of rows equals scikit-learn', () => {
  const { yTrue, probabilities, logLoss: expected } = scikitLearn.rows;
  expect(logLoss(yTrue, probabilities)).toBeCloseTo(expected, 12);
});

it('logLoss refuses a class without a column, and values that are no probabilities', () => {
  expect(() => logLoss([0, 2], [[0.5, 0.5], [0.5, 0.5]])).toThrow('yTrue[1] is class 2, but there are 2 probabilities'); // prettier-ignore
  expect(() => logLoss([0, 1], [1.5, 0.5])).toThrow('expected 0 to 1');
});
