/**
 * TensorFlow graphs from TypeScript: build them op by op and run them in a `Session`, or trace a function that uses `tf`
 * (`graph.trace`, what Python calls `tf.function`); print them; write them as a SavedModel for TensorFlow in any language.
 */
import './ops/symbol-methods';

export { exportSavedModel, type ExportInput } from './export';
export { gradients } from './ops/gradients';
export { Graph } from './structure/graph';
export * from './ops/ops';
export { printGraph as print } from './structure/print';
export { type Feeds, type PlainValue, Session } from './session/session';
export { trace, type Trace, type Traced } from './trace/trace';
export { assign, constant, GraphTensor, placeholder, resetDefaultGraph, variable } from './ops/symbol';
