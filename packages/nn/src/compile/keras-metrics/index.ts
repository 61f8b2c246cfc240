/**
 * Metrics for `compile` by Keras's class names, with Keras's options and numbers. `metrics` gives them to
 * the user beside the scores of whole sets.
 */

export {
  BinaryAccuracy,
  type BinaryAccuracyOptions,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
  type TopKOptions,
} from './accuracy';
export { AUC, type AUCOptions } from './auc';
export { F1Score, type F1ScoreOptions, FBetaScore, type FBetaScoreOptions } from './f-score';
export type { MadeMetric } from './made-metric';
export {
  BinaryCrossentropy,
  CategoricalAccuracy,
  CategoricalCrossentropy,
  CategoricalHinge,
  CosineSimilarity,
  Hinge,
  KLDivergence,
  LogCoshError,
  MeanAbsoluteError,
  MeanAbsolutePercentageError,
  MeanSquaredError,
  MeanSquaredLogarithmicError,
  type MetricOptions,
  Poisson,
  R2Score,
  RootMeanSquaredError,
  SparseCategoricalAccuracy,
  SparseCategoricalCrossentropy,
  SquaredHinge,
} from './means';
export {
  type ClassPositivesOptions,
  FalseNegatives,
  FalsePositives,
  type PositivesOptions,
  Precision,
  Recall,
  TrueNegatives,
  TruePositives,
} from './positives';
