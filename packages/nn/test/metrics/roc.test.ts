import { auc, rocAucScore, rocCurve } from '../../src/metrics';
import { expectNumbers, scikitLearn } from './scikit-learn';

describe.each(scikitLearn.scores)('the ROC curve of $name', ({ yTrue, scores, roc, auc: area }) => {
  it('has the points of scikit-learn', () => {
    const curve = rocCurve(yTrue, scores);
    expectNumbers(curve.fpr, roc.fpr);
    expectNumbers(curve.tpr, roc.tpr);
    expectNumbers(curve.thresholds, roc.thresholds);
  });

  it('has the area of scikit-learn, or none with a class missing', () => {
    if (area === null) expect(() => rocAucScore(yTrue, scores)).toThrow('needs both classes');
    else expect(rocAucScore(yTrue, scores)).toBeCloseTo(area, 12);
  });
});

it('rocAucScore of rows is the mean over the classes, each against the rest', () => {
  const { yTrue, probabilities, auc: expected } = scikitLearn.rows;
  expect(rocAucScore(yTrue, probabilities)).toBeCloseTo(expected, 12);
});

describe('auc', () => {
  it('is positive also for x that falls', () => {
    expect(auc([1, 0.5, 0], [1, 1, 0])).toBeCloseTo(0.75, 12);
  });

  it('refuses x that goes back and forth, and a single point', () => {
    expect(() => auc([0, 1, 0.5], [0, 1, 1])).toThrow('x must only rise or only fall');
    expect(() => auc([0], [0])).toThrow('at least two points');
  });
});
