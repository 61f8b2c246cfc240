import * as tf from '@tensorflow/tfjs-node';
import * as losses from '../losses';
import { topKCategoricalAccuracy, sparseTopKCategoricalAccuracy } from './top-k';
import { didYouMean } from '@epochlab/train/names';
import {
  type LossOrMetricFunction,
  streamed,
  streamingOf,
  type tfjsLoss,
  tfjsName,
} from '@epochlab/train/objectives';
import { certainPrecision, certainRecall, precision, recall } from './precision-recall';
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
  precision,
  recall,
  r2Score,
  binaryCrossentropy: losses.binaryCrossentropy,
  categoricalCrossentropy: losses.categoricalCrossentropy,
  sparseCategoricalCrossentropy: losses.sparseCategoricalCrossentropy,
  meanSquaredError: losses.meanSquaredError,
  meanAbsoluteError: losses.meanAbsoluteError,
  meanAbsolutePercentageError: losses.meanAbsolutePercentageError,
  meanSquaredLogarithmicError: losses.meanSquaredLogarithmicError,
  rootMeanSquaredError: streamed((y, p) => tf.sqrt(tf.mean(losses.meanSquaredError(y, p))), {
    squared: true,
    values: losses.meanSquaredError,
  }),
  hinge: losses.hinge,
  squaredHinge: losses.squaredHinge,
  categoricalHinge: losses.categoricalHinge,
  logcosh: losses.logCosh,
  poisson: losses.poisson,
  kullbackLeiblerDivergence: losses.kullbackLeiblerDivergence,
  // Keras's metric is the cosine itself; its loss is the negative.
  cosineProximity: (y, p) => tf.neg(losses.cosineSimilarity(y, p)),
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

function named(name: string, metric: LossOrMetricFunction): LossOrMetricFunction {
  const report: LossOrMetricFunction = (yTrue, yPred) => metric(yTrue, yPred);
  const streaming = streamingOf(metric);
  Object.defineProperty(report, 'name', { value: name });
  return streaming ? streamed(report, streaming) : report;
}
