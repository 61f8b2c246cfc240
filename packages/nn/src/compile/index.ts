export { recogniseSparseLosses, tfjsCompileArgs } from './keras-compile';
export { streamingOf, withCounts } from './streamed-metric';
export { noteLosses, outputLoss, type OutputLoss } from './output-losses';
