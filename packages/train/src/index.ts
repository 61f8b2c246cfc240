/**
 * Compiled training: a model's own training step is recorded, becomes a TensorFlow graph, and runs
 * many times in one native call. Read in this order: `record/` (one step), `loop/` (the graph of
 * many), `run/` (epochs and callbacks), `methods/` (what takes the place of tfjs's `fit`,
 * `evaluate` and `predict`), `trainer/` (what one model has compiled). `install.ts` puts it all
 * in place, as soon as this file is loaded. It knows no view.
 */

import { installTraining } from './install';

installTraining();

export type { BatchesCallback } from './callbacks/batches-callback';
export { type CompiledDescription, type CompiledGraph, describeCompiled } from './describe';
export { wantsEager } from './eager';
export { exportModel } from './export-model';
export { installCompiledTraining } from './install';
export type { OptimizerLike, TrainableModel } from './model';
export { type RandomSeedOptions, setRandomSeed } from './random';
