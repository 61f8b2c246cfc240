export { recogniseSparseLosses, tfjsCompileArgs } from './keras-compile';
export { streamingOf, withCounts } from './streamed-metric';
export { warnOfActivations } from './check-activations';
export { checkCompile } from './check-compile';
export { didYouMean } from './nearest-name';
export { type LossWeights, reportingPlainLosses, weighLosses } from './weigh-losses';
export { noteLosses, outputLoss, type OutputLoss } from './output-losses';
