import * as tf from '@tensorflow/tfjs-node';
import type { LossFunction } from '../losses';
import type { LossOrMetricFunction } from '@epochlab/train/objectives';
import type { MadeMetric } from './keras-metrics';

/** Whether less or more of a quantity is better. */
export type Direction = 'min' | 'max';

/** Names in small letters without underscores: 'R2Score', 'r2_score' and 'r2score' are one. */
const plain = (name: string) => name.replaceAll('_', '').toLowerCase();

const named = (direction: Direction, names: string) =>
  names.split(/\s+/).map(name => [plain(name), direction] as const);

/** Losses and metrics by the names under which this library, tfjs and Keras have them. */
const DIRECTIONS = new Map([
  ...named(
    'max',
    `acc accuracy balancedAccuracy binaryAccuracy categoricalAccuracy sparseCategoricalAccuracy topKCategoricalAccuracy
    sparseTopKCategoricalAccuracy auc rocAuc rocAucScore prAuc averagePrecision averagePrecisionScore precision recall
    sensitivity specificity truePositives trueNegatives precisionAtRecall recallAtPrecision sensitivityAtSpecificity
    specificityAtSensitivity f1 f1Score fBeta fBetaScore matthewsCorrelation matthewsCorrcoef cohenKappa r2 r2Score
    explainedVariance cosineSimilarity cosineProximity iou meanIou binaryIou oneHotIou oneHotMeanIou dice diceCoefficient
    jaccard bleu psnr ssim`,
  ),
  ...named(
    'min',
    `loss error mse meanSquaredError rmse rootMeanSquaredError mae meanAbsoluteError mape meanAbsolutePercentageError msle
    meanSquaredLogarithmicError huber logcosh logCoshError hinge squaredHinge categoricalHinge poisson ce crossentropy bce
    binaryCrossentropy categoricalCrossentropy sparseCategoricalCrossentropy binaryFocalCrossentropy
    categoricalFocalCrossentropy kld klDivergence kullbackLeiblerDivergence perplexity cosine cosineDistance falsePositives
    falseNegatives absoluteDifference hingeLoss huberLoss logLoss sigmoidCrossEntropy softmaxCrossEntropy brierScore
    brierScoreLoss`,
  ),
]);

/** A metric by its name alone, without output or `val_` before it; undefined if the name is none that is known. */
export const directionOfName = (name: string): Direction | undefined =>
  DIRECTIONS.get(plain(name)) ?? DIRECTIONS.get(plain(name.replace(/_\d+$/, '')));

/** Metrics that a compiled model reports, some of it beyond tfjs's types. */
interface Reporting {
  readonly outputNames: readonly string[];
  readonly metricsNames: readonly string[];
  readonly metricsTensors: readonly unknown[];
}

/**
 * Whether less or more is better of a quantity in a model's logs, as its metric says: `val_accuracy`, `a_loss` of an output,
 * a metric of the library's under any name. Undefined for a function of the user's own whose name says nothing.
 */
export function directionOf(model: tf.LayersModel, monitor: string): Direction | undefined {
  const { outputNames, metricsNames, metricsTensors } = model as unknown as Reporting;
  const name = monitor.replace(/^val_/, '');
  if (name === 'loss' || outputNames.some(output => name === `${output}_loss`)) return 'min';
  const place = metricsNames.indexOf(name);
  const [metric] = (metricsTensors[place - 1] ?? []) as readonly LossOrMetricFunction[];
  const output = outputNames.find(one => name.startsWith(`${one}_`));
  return (
    (metric && directionOfFunction(metric)) ??
    directionOfName(name) ??
    (output === undefined ? undefined : directionOfName(name.slice(output.length + 1)))
  );
}

/** Where the classes of metrics are, as they name themselves. */
const METRICS = 'metrics.';

/** A loss that is given as a metric falls, whatever its name: that of the cosine is the negative cosine. */
function directionOfFunction(
  metric: LossOrMetricFunction & Partial<Pick<LossFunction, 'sparse'>> & Partial<MadeMetric>,
): Direction | undefined {
  if (metric.made?.by.startsWith(METRICS)) return directionOfName(metric.made.by.slice(METRICS.length));
  const falls = metric.sparse !== undefined || metric === tf.metrics.cosineProximity;
  return falls ? 'min' : undefined;
}
