import {
  brierScoreLoss,
  calibrationCurve,
  expectedCalibrationError,
  fitTemperature,
} from '../../src/metrics';
import { expectNumbers, scikitLearn } from './scikit-learn';

describe.each(scikitLearn.scores)('calibration of $name', ({ yTrue, scores, calibration, brier }) => {
  it.each(['uniform', 'quantile'] as const)('with %s bins has the points of scikit-learn', strategy => {
    const curve = calibrationCurve(yTrue, scores, { strategy });
    expectNumbers(curve.probTrue, calibration[strategy].probTrue);
    expectNumbers(curve.probPred, calibration[strategy].probPred);
  });

  it('has the Brier score of scikit-learn', () => {
    expect(brierScoreLoss(yTrue, scores)).toBeCloseTo(brier, 12);
  });
});

describe('expectedCalibrationError', () => {
  it('is 0 when what has probability p comes true with share p', () => {
    expect(expectedCalibrationError([0, 0, 0, 1], [0.25, 0.25, 0.25, 0.25])).toBeCloseTo(0, 12);
  });

  it('weighs the bins by their examples', () => {
    // Three examples are off by 0.1, one by 0.9.
    expect(expectedCalibrationError([0, 0, 0, 0], [0.1, 0.1, 0.1, 0.9])).toBeCloseTo((3 * 0.1 + 0.9) / 4, 12);
  });
});

it('values outside 0 to 1 are no probabilities', () => {
  expect(() => calibrationCurve([0, 1], [0.2, 1.3])).toThrow('probabilities[1] is 1.3; expected 0 to 1');
  expect(() => brierScoreLoss([0, 1], [-0.2, 1])).toThrow('Put a sigmoid or softmax');
});

describe('fitTemperature', () => {
  // scipy's minimize_scalar of the log loss.
  it('is where the log loss is least, for logits of one class and of several', () => {
    expect(fitTemperature([0, 1, 1, 0], [-4, 6, -3, -5])).toBeCloseTo(2.884347, 5);
    expect(fitTemperature([0, 1, 2, 1], [[3, 1, 0], [2, 5, 1], [0, 4, 2], [1, 2, 0]])).toBeCloseTo(1.302549, 5); // prettier-ignore
  });

  it('finds by how much calibrated logits were multiplied', () => {
    // Logits of 0.8 and 0.25, which come true 8 times of 10 and 1 of 4, made three times as large.
    const [often, seldom] = [3 * Math.log(4), 3 * Math.log(1 / 3)];
    const truth = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0];
    expect(fitTemperature(truth, truth.map((_, i) => (i < 10 ? often : seldom)))).toBeCloseTo(3, 5); // prettier-ignore
  });
});
