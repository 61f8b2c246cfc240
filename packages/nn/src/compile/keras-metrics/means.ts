import * as tf from '@tensorflow/tfjs-node';
import * as losses from '../../losses';
import type { CrossentropyOptions } from '../../losses';
import { checked } from '../../options/refuse-unknown';
import { r2Score } from '../r2-score';
import { type LossOrMetricFunction, streamed } from '@epochlab/train/objectives';
import { madeMetric, type MadeMetric } from './made-metric';

export interface MetricOptions {
  /** The name under which it is reported; Keras's unless given. */
  readonly name?: string;
}

/** The root of the mean of all squared errors, not a mean of roots. */
export const rootMeanSquaredError = streamed((y, p) => tf.sqrt(tf.mean(losses.meanSquaredError(y, p))), {
  squared: true,
  values: losses.meanSquaredError,
});

/** Keras's metric is the cosine itself; its loss is the negative. */
export const cosineSimilarity: LossOrMetricFunction = (y, p) => tf.neg(losses.cosineSimilarity(y, p));

const make =
  (by: string, metric: LossOrMetricFunction, defaultName?: string) =>
  (options: MetricOptions = {}): MadeMetric =>
    madeMetric(by, metric, checked(`metrics.${by}`, options, { name: true }), defaultName);

/** The share of rows whose largest prediction is the true class, one-hot. */
export const CategoricalAccuracy = make('CategoricalAccuracy', tf.metrics.categoricalAccuracy);
/** The share of rows whose largest prediction is the true class, by its number. */
export const SparseCategoricalAccuracy = make(
  'SparseCategoricalAccuracy',
  tf.metrics.sparseCategoricalAccuracy,
);
/** mean((yTrue - yPred)^2). */
export const MeanSquaredError = make('MeanSquaredError', losses.meanSquaredError);
/** sqrt(mean((yTrue - yPred)^2)), of the whole epoch. */
export const RootMeanSquaredError = make('RootMeanSquaredError', rootMeanSquaredError);
/** mean(|yTrue - yPred|). */
export const MeanAbsoluteError = make('MeanAbsoluteError', losses.meanAbsoluteError);
/** 100 mean(|yTrue - yPred| / |yTrue|). */
export const MeanAbsolutePercentageError = make(
  'MeanAbsolutePercentageError',
  losses.meanAbsolutePercentageError,
);
/** mean((log(1 + yTrue) - log(1 + yPred))^2). */
export const MeanSquaredLogarithmicError = make(
  'MeanSquaredLogarithmicError',
  losses.meanSquaredLogarithmicError,
);
/** mean(log(cosh(yPred - yTrue))). */
export const LogCoshError = make('LogCoshError', losses.logCosh, 'logcosh');
/** The cosine between true and predicted vectors. */
export const CosineSimilarity = make('CosineSimilarity', cosineSimilarity);
/** The share of the variance that predictions explain, of the whole epoch. */
export const R2Score = make('R2Score', r2Score, 'r2_score');
/** mean(max(0, 1 - yTrue yPred)). */
export const Hinge = make('Hinge', losses.hinge);
/** mean(max(0, 1 - yTrue yPred)^2). */
export const SquaredHinge = make('SquaredHinge', losses.squaredHinge);
/** max(0, the largest wrong prediction - the true one + 1). */
export const CategoricalHinge = make('CategoricalHinge', losses.categoricalHinge);
/** sum(yTrue log(yTrue / yPred)). */
export const KLDivergence = make('KLDivergence', losses.kullbackLeiblerDivergence, 'kl_divergence');
/** mean(yPred - yTrue log(yPred)). */
export const Poisson = make('Poisson', losses.poisson);

type Make<O> = (options?: O) => LossOrMetricFunction;

/** A loss of the library as a metric, with the options of the loss. */
const ofLoss =
  <O extends object>(by: string, loss: Make<O>) =>
  (options: O & MetricOptions = {} as O & MetricOptions): MadeMetric => {
    const { name: _, ...own } = options;
    return madeMetric(by, loss(own as unknown as O), options);
  };

/** -mean(y log(p) + (1 - y) log(1 - p)). */
export const BinaryCrossentropy = ofLoss<CrossentropyOptions>(
  'BinaryCrossentropy',
  losses.BinaryCrossentropy,
);
/** -sum(y log(p)) of one-hot targets. */
export const CategoricalCrossentropy = ofLoss<CrossentropyOptions>(
  'CategoricalCrossentropy',
  losses.CategoricalCrossentropy,
);
/** -log(p[label]) of class numbers. */
export const SparseCategoricalCrossentropy = ofLoss<Pick<CrossentropyOptions, 'fromLogits'>>(
  'SparseCategoricalCrossentropy',
  losses.SparseCategoricalCrossentropy,
);
