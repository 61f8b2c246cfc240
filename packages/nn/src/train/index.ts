export type { BatchesCallback } from './batches-callback';
export { type CompiledDescription, type CompiledGraph, describeCompiled } from './describe';
export { exportModel } from './export-model';
export { installCompiledTraining } from './install';
