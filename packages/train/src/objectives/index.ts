/**
 * Losses and metrics of a compiled model: the targets that a loss takes, weights of losses and of
 * time steps, padding left out, metrics whose value of an epoch is no mean of batches, and the names
 * under which they are reported.
 */

export { tfjsName } from './keras-names';
export type { LossTargets } from './loss-targets';
export { nameMetrics, writtenMetrics } from './metric-names';
export { lossOf, noteLosses, outputLoss, type OutputLoss, targetShape } from './output-losses';
export { otherNames } from './short-names';
export { countFor, type Merged, noteState, streamed, streamingOf, withCounts } from './streamed-metric';
export type { LossOrMetricFunction, tfjsLoss } from './types';
export { type LossWeights, reportingPlainLosses, weighLosses } from './weigh-losses';
export { countingSteps, keptElements, weighedBy } from './weighting/kept-steps';
export { stepWeight, withStepWeights } from './weighting/step-weights';
