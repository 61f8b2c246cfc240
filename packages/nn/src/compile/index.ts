/**
 * What `compile` understands beyond tfjs: Keras's names and shapes of arguments, metrics of whole
 * epochs, weights of losses, checks of activations.
 */

export { recogniseSparseLosses, tfjsCompileArgs } from './keras-compile';
export { withMetricsByOutput } from './metrics-by-output';
export { nameMetrics } from './metric-names';
export { otherNames } from './short-names';
export { type Direction, directionOf, directionOfName } from './direction';
export { type Merged, streamingOf, withCounts } from './streamed-metric';
export { warnOfActivations } from './check-activations';
export { addWeightedMetrics } from './weighted-metrics';
export { checkCompile } from './check-compile';
export { didYouMean } from './nearest-name';
export { type LossWeights, reportingPlainLosses, weighLosses } from './weigh-losses';
export { noteLosses, outputLoss, type OutputLoss, targetShape } from './output-losses';
export { withStepWeights } from './weighting/step-weights';
