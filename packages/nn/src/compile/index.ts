export { recogniseSparseLosses, tfjsCompileArgs } from './keras-compile';
export { isSparseOutput, noteSparseOutputs } from './sparse-outputs';
