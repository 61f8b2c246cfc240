export type { BatchesCallback } from './callbacks/batches-callback';
export { type CompiledDescription, type CompiledGraph, describeCompiled } from './describe';
export { exportModel } from './export-model';
export { installCompiledTraining } from './install';
