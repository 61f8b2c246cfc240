import { checked } from '../../options/refuse-unknown';
import type { ViewStates } from '@epochlab/views';
import * as metrics from '../../metrics';
import { classesOf, type LabelsInput } from '../input/labels';
import { display } from '../output/display';
import { oneVersusRest, type OneVersusRest } from './one-versus-rest';
import type { TensorInput } from '../../tensors';

export interface CurveOptions {
  /** A name for each class. */
  readonly labels?: readonly string[];
  readonly title?: string;
}

/**
 * Shows the receiver operating characteristic: one curve for a score of the positive class, one for each class (against the rest) for rows of
 * scores. Areas are scikit-learn's.
 *
 * @param yTrue classes: indices or one-hot rows
 * @param scores [samples] or [samples, classes]
 * @example
 * show.roc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 */
export function roc(yTrue: LabelsInput, scores: TensorInput, options: CurveOptions = {}): void {
  const { labels, title = '' } = checked('show.roc', options, { labels: true, title: true });
  const problems = oneVersusRest(classesOf(yTrue, 'yTrue'), scores, labels);
  if (!problems.some(hasBoth)) {
    throw new RangeError(
      'A ROC curve needs samples of both classes, but yTrue holds only one. Expected a test set with every class.',
    );
  }
  const curves = problems.map(problem => {
    const { name, truth, score } = problem;
    if (!hasBoth(problem)) return noRoc(name);
    const { fpr, tpr, thresholds } = metrics.rocCurve(truth, score);
    return {
      name,
      falsePositiveRate: fpr,
      truePositiveRate: tpr,
      thresholds: thresholds.map(finite),
      auc: metrics.rocAucScore(truth, score),
    };
  });
  display({ kind: 'rocCurve', state: { title, curves } });
}

/**
 * Shows precision over recall, with the average precision of scikit-learn. Arguments as for `roc`.
 *
 * @example
 * show.prCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 */
export function prCurve(yTrue: LabelsInput, scores: TensorInput, options: CurveOptions = {}): void {
  const { labels, title = '' } = checked('show.prCurve', options, { labels: true, title: true });
  const problems = oneVersusRest(classesOf(yTrue, 'yTrue'), scores, labels);
  if (!problems.some(hasPositive)) {
    throw new RangeError(
      'A precision-recall curve needs samples of the positive class, but yTrue holds none. Expected a test set with every class.',
    );
  }
  const curves = problems.map(problem => {
    const { name, truth, score } = problem;
    if (!hasPositive(problem)) return noPrecisionRecall(name);
    const { precision, recall, thresholds } = metrics.precisionRecallCurve(truth, score);
    const prevalence = truth.filter(t => t === 1).length / truth.length;
    return {
      name,
      recall: [...recall],
      precision: [...precision],
      thresholds: recall.map((_, i) => finite(thresholds[i] ?? NaN)),
      averagePrecision: metrics.averagePrecisionScore(truth, score),
      prevalence,
    };
  });
  display({ kind: 'prCurve', state: { title, curves } });
}

export interface CalibrationOptions extends CurveOptions {
  /** 10 unless given. */
  readonly bins?: number;
}

/**
 * Shows how often predictions of a probability come true, with the expected calibration error and the Brier score. Arguments as for `roc`.
 *
 * @example
 * show.calibration([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 */
export function calibration(
  yTrue: LabelsInput,
  probabilities: TensorInput,
  options: CalibrationOptions = {},
): void {
  const {
    labels,
    title = '',
    bins = 10,
  } = checked('show.calibration', options, { bins: true, labels: true, title: true });
  const curves = oneVersusRest(classesOf(yTrue, 'yTrue'), probabilities, labels).map(
    ({ name, truth, score }) => {
      const { probPred, probTrue, counts } = metrics.calibrationCurve(truth, score, { bins });
      return {
        name,
        predicted: [...probPred],
        observed: [...probTrue],
        counts: [...counts],
        expectedError: metrics.expectedCalibrationError(truth, score, { bins }),
        brier: metrics.brierScoreLoss(truth, score),
      };
    },
  );
  display({ kind: 'calibration', state: { title, curves } });
}

const hasPositive = ({ truth }: OneVersusRest): boolean => truth.includes(1);
const hasBoth = (problem: OneVersusRest): boolean => hasPositive(problem) && problem.truth.includes(0);

/** A class that has no curve still has its place in the legend. */
const noRoc = (name: string): ViewStates['rocCurve']['curves'][number] => ({
  name: `${name} (no curve: not both in yTrue)`,
  falsePositiveRate: [],
  truePositiveRate: [],
  auc: null,
});

const noPrecisionRecall = (name: string): ViewStates['prCurve']['curves'][number] => ({
  name: `${name} (no curve: none in yTrue)`,
  recall: [],
  precision: [],
  averagePrecision: null,
});

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
