import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import * as topK from '../top-k';
import type { LossOrMetricFunction } from '@epochlab/train/objectives';
import { madeMetric, type MadeMetric } from './made-metric';

/**
 * Keras's 'accuracy', chosen by the shapes of targets and predictions: of one unit the binary one, of class numbers the sparse one, else the
 * categorical one. The loss has no say.
 */
export const accuracyByShape: LossOrMetricFunction = (yTrue, yPred) => {
  if (yPred.shape.at(-1) === 1) return tf.metrics.binaryAccuracy(yTrue, yPred);
  return yTrue.rank < yPred.rank || yTrue.shape.at(-1) === 1
    ? tf.metrics.sparseCategoricalAccuracy(yTrue, yPred)
    : tf.metrics.categoricalAccuracy(yTrue, yPred);
};

interface Named {
  /** The name under which it is reported; Keras's unless given. */
  readonly name?: string;
}

export interface BinaryAccuracyOptions extends Named {
  /** Predictions above it are taken for 1; 0.5 unless given. */
  readonly threshold?: number;
}

export interface TopKOptions extends Named {
  /** Among how many of the most probable classes the true one is looked for; 5 unless given. */
  readonly k?: number;
}

/**
 * The share of values, of each unit its own, that are on the right side of `threshold`.
 *
 * @example
 * model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: [metrics.BinaryAccuracy({ threshold: 0.7 })] });
 */
export function BinaryAccuracy(options: BinaryAccuracyOptions = {}): MadeMetric {
  const { threshold = 0.5 } = checked('metrics.BinaryAccuracy', options, { name: true, threshold: true });
  const right: LossOrMetricFunction = (y, p) =>
    tf.mean(tf.cast(tf.equal(y, tf.cast(tf.greater(p, threshold), 'float32')), 'float32'), -1);
  return madeMetric('BinaryAccuracy', right, options);
}

const top =
  (by: string, of: (y: tf.Tensor, p: tf.Tensor, k?: number) => tf.Tensor) =>
  (options: TopKOptions = {}): MadeMetric => {
    const { k = 5 } = checked(`metrics.${by}`, options, { name: true, k: true });
    if (!(Number.isInteger(k) && k > 0))
      throw new RangeError(`metrics.${by}({ k }) is a whole number above 0, got ${k}.`);
    return madeMetric(by, (y, p) => of(y, p, k), options);
  };

/**
 * The share of rows whose true class, one-hot, is among the `k` most probable.
 *
 * @example
 * model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: [metrics.TopKCategoricalAccuracy({ k: 3 })] });
 */
export const TopKCategoricalAccuracy = top('TopKCategoricalAccuracy', topK.topKCategoricalAccuracy);

/**
 * The share of rows whose class number is among the `k` most probable.
 *
 * @example
 * model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: [metrics.SparseTopKCategoricalAccuracy({ k: 3 })] });
 */
export const SparseTopKCategoricalAccuracy = top(
  'SparseTopKCategoricalAccuracy',
  topK.sparseTopKCategoricalAccuracy,
);
