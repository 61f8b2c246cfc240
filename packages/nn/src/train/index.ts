export type { BatchesCallback } from './batches-callback';
export { type CompiledDescription, type CompiledGraph, describeCompiled } from './describe';
export { installCompiledTraining } from './install';
