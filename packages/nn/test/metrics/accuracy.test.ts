import { accuracyScore } from '../../src/metrics';
import { scikitLearn } from './scikit-learn';

it.each(scikitLearn.classes)('accuracyScore equals scikit-learn: $name', ({ yTrue, yPred, accuracy }) => {
  expect(accuracyScore(yTrue, yPred)).toBeCloseTo(accuracy, 12);
});
