import * as tf from '@tensorflow/tfjs-node';
import * as losses from '../losses';
import * as keras from './keras-metrics';
import { accuracyByShape } from './keras-metrics/accuracy';
import { named } from './keras-metrics/made-metric';
import { cosineSimilarity, rootMeanSquaredError } from './keras-metrics/means';
import { certainPrecision, certainRecall } from './keras-metrics/positives';
import { topKCategoricalAccuracy, sparseTopKCategoricalAccuracy } from './top-k';
import { didYouMean } from '@epochlab/train/names';
import { type LossOrMetricFunction, type tfjsLoss, tfjsName } from '@epochlab/train/objectives';
import { pooledR2Score, r2Score } from './r2-score';

/** Names that tfjs itself decides by loss and output shape. */
const DECIDED_BY_TFJS = ['accuracy', 'acc', 'crossentropy', 'ce'];

/** Names that tfjs's own table has. */
const TFJS_METRICS = [
  'binaryAccuracy',
  'categoricalAccuracy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'mse',
  'MSE',
  'mae',
  'MAE',
  'mape',
  'MAPE',
  'cosine',
];

const BY_NAME: Readonly<Record<string, LossOrMetricFunction>> = {
  binaryAccuracy: tf.metrics.binaryAccuracy,
  categoricalAccuracy: tf.metrics.categoricalAccuracy,
  sparseCategoricalAccuracy: tf.metrics.sparseCategoricalAccuracy,
  topKCategoricalAccuracy,
  sparseTopKCategoricalAccuracy,
  precision: keras.Precision(),
  recall: keras.Recall(),
  auc: keras.AUC(),
  truePositives: keras.TruePositives(),
  trueNegatives: keras.TrueNegatives(),
  falsePositives: keras.FalsePositives(),
  falseNegatives: keras.FalseNegatives(),
  f1Score: keras.F1Score(),
  fBetaScore: keras.FBetaScore(),
  fbetaScore: keras.FBetaScore(),
  r2Score,
  binaryCrossentropy: losses.binaryCrossentropy,
  categoricalCrossentropy: losses.categoricalCrossentropy,
  sparseCategoricalCrossentropy: losses.sparseCategoricalCrossentropy,
  meanSquaredError: losses.meanSquaredError,
  meanAbsoluteError: losses.meanAbsoluteError,
  meanAbsolutePercentageError: losses.meanAbsolutePercentageError,
  meanSquaredLogarithmicError: losses.meanSquaredLogarithmicError,
  rootMeanSquaredError,
  hinge: losses.hinge,
  squaredHinge: losses.squaredHinge,
  categoricalHinge: losses.categoricalHinge,
  logcosh: losses.logCosh,
  poisson: losses.poisson,
  kullbackLeiblerDivergence: losses.kullbackLeiblerDivergence,
  cosineProximity: cosineSimilarity,
};

/** Those of tfjs's functions whose value over an epoch is no mean of its batches', with what has it. */
const OF_EPOCHS: ReadonlyMap<unknown, LossOrMetricFunction> = new Map([
  [tf.metrics.precision, certainPrecision],
  [tf.metrics.recall, certainRecall],
  [tf.metrics.r2Score, pooledR2Score],
]);

/**
 * The value that tfjs's `compile` takes for a metric in Keras's spelling. The history reports it under the name that was written, as Keras does.
 *
 * @throws Error for a name that neither knows, with the names that there are
 */
export function compileMetric(metric: tfjsLoss): tfjsLoss {
  const ofEpoch = OF_EPOCHS.get(metric);
  if (ofEpoch && typeof metric !== 'string') return named(metric.name, ofEpoch);
  if (typeof metric !== 'string' || DECIDED_BY_TFJS.includes(metric) || TFJS_METRICS.includes(metric))
    return metric;
  const found = BY_NAME[tfjsName(metric)];
  if (found) return named(metric, found);
  const known = [...DECIDED_BY_TFJS, ...Object.keys(BY_NAME)];
  throw new Error(
    `Unknown metric '${metric}'.${didYouMean(tfjsName(metric), known)} Expected one of ${known.join(', ')} (Keras's snake_case works too), or a function (yTrue, yPred) => tensor.`,
  );
}

/** The functions of names that tfjs decides, where it does not. */
const BY_SHAPE: Readonly<Record<string, LossOrMetricFunction>> = {
  accuracy: accuracyByShape,
  acc: accuracyByShape,
  cosine: tf.metrics.cosineProximity,
};

/** The function of a metric that is not handed to tfjs's `compile`. @throws Error for a name that is not known */
export function metricFunction(metric: tfjsLoss): LossOrMetricFunction {
  if (typeof metric === 'function') return compileMetric(metric) as LossOrMetricFunction;
  const found = BY_SHAPE[metric] ?? BY_NAME[tfjsName(metric)];
  if (found) return named(metric, found);
  const known = [...Object.keys(BY_SHAPE), ...Object.keys(BY_NAME)];
  throw new Error(
    `Unknown metric '${metric}'.${didYouMean(tfjsName(metric), known)} Expected one of ${known.join(', ')}, or a function (yTrue, yPred) => tensor.`,
  );
}
