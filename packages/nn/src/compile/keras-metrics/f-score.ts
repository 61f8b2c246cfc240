import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import { summed } from '../summed-metric';
import { keptElements, type LossOrMetricFunction } from '@epochlab/train/objectives';
import { madeMetric, type MadeMetric } from './made-metric';

export interface F1ScoreOptions {
  /** The name under which it is reported: 'f1_score' unless given. */
  readonly name?: string;
  /** 'macro': the mean over the units; 'weighted': by how many true ones each has; 'micro': of all units together. Needed with several units. */
  readonly average?: 'macro' | 'micro' | 'weighted';
  /** Predictions above it are positive; unless given the largest of a row is. */
  readonly threshold?: number;
}

export interface FBetaScoreOptions extends F1ScoreOptions {
  /** How many times as much recall counts as precision; 1 unless given. */
  readonly beta?: number;
}

const F1_NAMES = { name: true, average: true, threshold: true } as const;
const AVERAGES: readonly unknown[] = [undefined, 'macro', 'micro', 'weighted'];
const EPSILON = 1e-7;

/** 1 where a unit is taken for true. */
function positives(yPred: tf.Tensor, threshold: number | undefined): tf.Tensor {
  if (threshold !== undefined) return tf.cast(tf.greater(yPred, threshold), 'float32');
  const largest = tf.greaterEqual(yPred, tf.max(yPred, -1, true));
  // A row of zeros has no largest.
  return tf.cast(tf.logicalAnd(largest, tf.greater(tf.abs(yPred), 1e-9)), 'float32');
}

/** The counts for each unit. */
const PARTS = 3;

function score(by: string, { average, threshold, beta = 1 }: FBetaScoreOptions): LossOrMetricFunction {
  const micro = average === 'micro';
  return summed({
    size: units => PARTS * (micro ? 1 : units),
    sums(yTrue, yPred) {
      const units = yPred.shape.at(-1) ?? 1;
      if (average === undefined && units > 1) throw new TypeError(needsAverage(by, units));
      const predicted = positives(yPred, threshold);
      const truth = tf.cast(yTrue, 'float32');
      const kept = keptElements(yPred);
      const sum = (values: tf.Tensor) => {
        const rows = tf.reshape(kept ? tf.mul(values, kept) : values, [-1, units]);
        return micro ? tf.reshape(tf.sum(rows), [1]) : tf.sum(rows, 0);
      };
      const misses = tf.mul(tf.sub(1, predicted), truth);
      const alarms = tf.mul(predicted, tf.sub(1, truth));
      return tf.concat([sum(tf.mul(predicted, truth)), sum(alarms), sum(misses)]);
    },
    value(sums) {
      const [hits, alarms, misses] = tf.unstack(tf.reshape(sums, [PARTS, -1])) as [
        tf.Tensor,
        tf.Tensor,
        tf.Tensor,
      ];
      const precision = tf.div(hits, tf.add(tf.add(hits, alarms), EPSILON));
      const recall = tf.div(hits, tf.add(tf.add(hits, misses), EPSILON));
      const below = tf.add(tf.add(tf.mul(precision, beta ** 2), recall), EPSILON);
      const scores = tf.mul(tf.div(tf.mul(precision, recall), below), 1 + beta ** 2);
      if (average !== 'weighted') return tf.mean(scores);
      const truths = tf.add(hits, misses);
      return tf.sum(tf.mul(scores, tf.div(truths, tf.add(tf.sum(truths), EPSILON))));
    },
  });
}

const needsAverage = (by: string, units: number) =>
  `metrics.${by}() has a score for each of the ${units} units, and logs hold one number for each metric. ` +
  `Say how they are averaged: metrics.${by}({ average: 'macro' }), 'weighted' or 'micro'.`;

function make(by: string, options: FBetaScoreOptions): MadeMetric {
  if (!AVERAGES.includes(options.average))
    throw new RangeError(
      `metrics.${by}({ average }) is 'macro', 'micro' or 'weighted', got ${JSON.stringify(options.average)}.`,
    );
  return madeMetric(by, score(by, options), options, by === 'F1Score' ? 'f1_score' : 'fbeta_score');
}

/**
 * 2 precision recall / (precision + recall) of one-hot targets or labels, over the whole epoch.
 *
 * @throws TypeError in the first step of a model with several units and no `average`
 * @example
 * model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: [metrics.F1Score({ average: 'macro' })] });
 */
export const F1Score = (options: F1ScoreOptions = {}): MadeMetric =>
  make('F1Score', checked('metrics.F1Score', options, F1_NAMES));

/**
 * (1 + beta^2) precision recall / (beta^2 precision + recall), over the whole epoch.
 *
 * @throws TypeError in the first step of a model with several units and no `average`
 * @example
 * model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: [metrics.FBetaScore({ beta: 2, threshold: 0.5 })] });
 */
export const FBetaScore = (options: FBetaScoreOptions = {}): MadeMetric =>
  make('FBetaScore', checked('metrics.FBetaScore', options, { ...F1_NAMES, beta: true }));
