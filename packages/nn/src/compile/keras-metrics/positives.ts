import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import { summed } from '../summed-metric';
import { keptElements, type LossOrMetricFunction } from '@epochlab/train/objectives';
import { madeMetric, type MadeMetric } from './made-metric';

export interface PositivesOptions {
  /** The name under which it is reported; Keras's unless given. */
  readonly name?: string;
  /** Predictions above it are positive; 0.5 unless given, or none with `topK`. */
  readonly thresholds?: number;
}

export interface ClassPositivesOptions extends PositivesOptions {
  /** Only so many of the largest predictions of a row can be positive. */
  readonly topK?: number;
  /** The one unit that counts, from 0. */
  readonly classId?: number;
}

/** Which elements are positive in truth and in prediction, and which of them a sum is of. */
type Counted = (truth: tf.Tensor, predicted: tf.Tensor) => tf.Tensor;
type Positive = (values: tf.Tensor) => tf.Tensor;

const both: Counted = (truth, predicted) => tf.logicalAnd(truth, predicted);

const total = (hits: tf.Tensor, kept: tf.Tensor | undefined) => {
  const each = tf.cast(hits, 'float32');
  return tf.sum(kept ? tf.mul(each, kept) : each);
};

/** The values of one unit, or all. */
function unit(values: tf.Tensor, classId: number | undefined): tf.Tensor {
  if (classId === undefined) return values;
  const before = values.shape.slice(0, -1);
  return tf.slice(values, [...before.map(() => 0), classId], [...before, 1]);
}

/** 1 at the `k` largest predictions of each row. */
function among(values: tf.Tensor, k: number): tf.Tensor {
  const units = values.shape.at(-1) ?? 1;
  const { indices } = tf.topk(values, Math.min(k, units));
  return tf.sum(tf.oneHot(indices as tf.Tensor1D, units), -2);
}

function predictedBy({ thresholds, topK }: ClassPositivesOptions): Positive {
  if (topK === undefined) return values => tf.greater(values, thresholds ?? 0.5);
  return values => {
    const top = tf.cast(among(values, topK), 'bool');
    return thresholds === undefined ? top : tf.logicalAnd(top, tf.greater(values, thresholds));
  };
}

interface Reading {
  readonly truth: Positive;
  readonly predicted: Positive;
  readonly classId?: number | undefined;
}

const reading = (options: ClassPositivesOptions): Reading => ({
  truth: values => tf.cast(values, 'bool'),
  predicted: predictedBy(options),
  classId: options.classId,
});

/** tfjs's own metrics take 1 alone for positive. */
const certain: Positive = values => tf.equal(values, 1);
const CERTAIN: Reading = { truth: certain, predicted: certain };

/** Sums of what is counted, each over all elements that are not padding, by their sample weights. */
const counting = (
  { truth, predicted, classId }: Reading,
  counted: readonly Counted[],
  value: (sums: tf.Tensor) => tf.Tensor,
): LossOrMetricFunction =>
  summed({
    size: () => counted.length,
    sums(yTrue, yPred) {
      const kept = keptElements(yPred);
      const own = kept && unit(kept, classId);
      const read = [
        truth(unit(tf.reshape(yTrue, yPred.shape), classId)),
        unit(predicted(yPred), classId),
      ] as const;
      return tf.stack(counted.map(one => total(one(...read), own)));
    },
    value,
  });

const at = (sums: tf.Tensor, i: number) => tf.reshape(tf.slice(sums, i, 1), []);
const ratio = (sums: tf.Tensor) => tf.divNoNan(at(sums, 0), at(sums, 1));
const only = (sums: tf.Tensor) => at(sums, 0);

const ofPredicted: Counted = (_, predicted) => predicted;
const ofTrue: Counted = truth => truth;

/** `tf.metrics.precision`, over the whole epoch. */
export const certainPrecision = counting(CERTAIN, [both, ofPredicted], ratio);

/** `tf.metrics.recall`, over the whole epoch. */
export const certainRecall = counting(CERTAIN, [both, ofTrue], ratio);

const NAMES = { name: true, thresholds: true } as const;
const CLASS_NAMES = { ...NAMES, topK: true, classId: true } as const;

/** Keras gives a number for each of several thresholds; logs hold one number for each metric. */
function checkThresholds(where: string, { thresholds }: PositivesOptions): void {
  if (thresholds === undefined || typeof thresholds === 'number') return;
  throw new TypeError(
    `${where}({ thresholds }) takes one number, got ${JSON.stringify(thresholds)}. For several, give compile several metrics with names of their own.`,
  );
}

type Make<O> = (options?: O) => MadeMetric;

const makes =
  (
    by: string,
    counted: readonly Counted[],
    value: (sums: tf.Tensor) => tf.Tensor,
  ): Make<ClassPositivesOptions> =>
  (options = {}) => {
    checked(`metrics.${by}`, options, CLASS_NAMES);
    checkThresholds(`metrics.${by}`, options);
    return madeMetric(by, counting(reading(options), counted, value), options);
  };

const makesCount =
  (by: string, counted: Counted): Make<PositivesOptions> =>
  (options = {}) => {
    checked(`metrics.${by}`, options, NAMES);
    checkThresholds(`metrics.${by}`, options);
    return madeMetric(by, counting(reading(options), [counted], only), options);
  };

const not = (values: tf.Tensor) => tf.logicalNot(values);

/**
 * Share of the predicted positives that are positive, over the whole epoch as Keras counts, not a mean over batches.
 *
 * @example
 * model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: [metrics.Precision({ thresholds: 0.7 })] });
 */
export const Precision = makes('Precision', [both, ofPredicted], ratio);

/**
 * Share of the positive examples that were found, over the whole epoch.
 *
 * @example
 * model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: [metrics.Recall()] });
 */
export const Recall = makes('Recall', [both, ofTrue], ratio);

/** How many predicted positives are positive, over the whole epoch. */
export const TruePositives = makesCount('TruePositives', both);

/** How many predicted negatives are negative, over the whole epoch. */
export const TrueNegatives = makesCount('TrueNegatives', (t, p) => tf.logicalAnd(not(t), not(p)));

/** How many predicted positives are negative, over the whole epoch. */
export const FalsePositives = makesCount('FalsePositives', (t, p) => tf.logicalAnd(not(t), p));

/** How many predicted negatives are positive, over the whole epoch. */
export const FalseNegatives = makesCount('FalseNegatives', (t, p) => tf.logicalAnd(t, not(p)));
