/**
 * The arguments of `compile` beyond tfjs's: Keras's names and shapes of them, losses and metrics that
 * tfjs does not have, checks before anything trains. How a loss or a metric then counts is
 * `@epochlab/train/objectives`.
 */

export { warnOfActivations } from './check-activations';
export { addWeightedMetrics } from './weighted-metrics';
export { checkCompile } from './check-compile';
export { type Direction, directionOf, directionOfName } from './direction';
export { recogniseSparseLosses, tfjsCompileArgs } from './keras-compile';
export { withMetricsByOutput } from './metrics-by-output';
