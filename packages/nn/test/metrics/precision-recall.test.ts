import { averagePrecisionScore, precisionRecallCurve } from '../../src/metrics';
import { expectNumbers, scikitLearn } from './scikit-learn';

describe.each(scikitLearn.scores)(
  'precision and recall of $name',
  ({ yTrue, scores, pr, averagePrecision }) => {
    it('have the points of scikit-learn', () => {
      const curve = precisionRecallCurve(yTrue, scores);
      expectNumbers(curve.precision, pr.precision);
      expectNumbers(curve.recall, pr.recall);
      expectNumbers(curve.thresholds, pr.thresholds);
    });

    it('have the average precision of scikit-learn', () => {
      expect(averagePrecisionScore(yTrue, scores)).toBeCloseTo(averagePrecision, 12);
    });
  },
);
