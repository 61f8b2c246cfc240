import * as tf from '@tensorflow/tfjs-node';
import type { LossOrMetricFunction } from '@epochlab/train/objectives';

const { NONE } = tf.Reduction;
const of = tf.losses;

/**
 * The functions of `tf.losses` as losses of a model. They take weights and the like behind the predictions, and give one number for the whole batch,
 * which a sample's weight cannot reach: without their reduction they give one for each value.
 */
const EACH = new Map<unknown, LossOrMetricFunction>([
  [of.absoluteDifference, (y, p) => of.absoluteDifference(y, p, undefined, NONE)],
  [of.meanSquaredError, (y, p) => of.meanSquaredError(y, p, undefined, NONE)],
  [of.hingeLoss, (y, p) => of.hingeLoss(y, p, undefined, NONE)],
  [of.huberLoss, (y, p) => of.huberLoss(y, p, undefined, undefined, NONE)],
  [of.logLoss, (y, p) => of.logLoss(y, p, undefined, undefined, NONE)],
  [of.sigmoidCrossEntropy, (y, p) => of.sigmoidCrossEntropy(y, p, undefined, undefined, NONE)],
  [of.softmaxCrossEntropy, (y, p) => of.softmaxCrossEntropy(y, p, undefined, undefined, NONE)],
]);

const FLAT = 'has no slope to follow: it counts. Use it in metrics, and for the loss';
const CLASSES = "'sparseCategoricalCrossentropy' (class numbers) or 'categoricalCrossentropy' (one-hot)";

/** Functions that cannot be a loss, and why. */
const NO_LOSS = new Map<unknown, string>([
  [
    of.computeWeightedLoss,
    "tf.losses.computeWeightedLoss takes (losses, weights), and would weigh the targets by the predictions. Use 'meanSquaredError' and the like, with fit({ sampleWeight }) for weights.",
  ],
  [
    of.cosineDistance,
    "tf.losses.cosineDistance takes an axis, (labels, predictions, axis). Use 'cosineProximity', or (yTrue, yPred) => tf.losses.cosineDistance(yTrue, yPred, -1) for values of length 1.",
  ],
  [tf.metrics.binaryAccuracy, `tf.metrics.binaryAccuracy ${FLAT} 'binaryCrossentropy'.`],
  [tf.metrics.categoricalAccuracy, `tf.metrics.categoricalAccuracy ${FLAT} ${CLASSES}.`],
  [tf.metrics.sparseCategoricalAccuracy, `tf.metrics.sparseCategoricalAccuracy ${FLAT} ${CLASSES}.`],
  [tf.metrics.precision, `tf.metrics.precision ${FLAT} 'binaryCrossentropy'.`],
  [tf.metrics.recall, `tf.metrics.recall ${FLAT} 'binaryCrossentropy'.`],
  [
    tf.metrics.r2Score,
    "tf.metrics.r2Score is better when greater, and a loss is made smaller. Use it in metrics, and for the loss 'meanSquaredError'.",
  ],
]);

/** A function for `compile({ loss })` as it trains rightly. @throws for one that is no loss of (yTrue, yPred) */
export function lossOfTfjs(loss: LossOrMetricFunction): LossOrMetricFunction {
  const refused = NO_LOSS.get(loss);
  if (refused !== undefined) throw new Error(`compile({ loss }): ${refused}`);
  return EACH.get(loss) ?? loss;
}
