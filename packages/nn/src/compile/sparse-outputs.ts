import type { LayersModel, ModelCompileArgs } from '@tensorflow/tfjs-node';
import type { LossFunction } from '../losses';

const SPARSE = 'sparseCategoricalCrossentropy';
const known = new WeakMap<LayersModel, readonly boolean[]>();

/** Remembers which outputs of a model are compared with class indices. `loss` is as tfjs takes it. */
export function noteSparseOutputs(model: LayersModel, loss: ModelCompileArgs['loss']): void {
  const names = model.outputNames;
  known.set(
    model,
    names.map((name, i) => isSparse(lossOf(loss, name, i))),
  );
}

/** Whether an output of a compiled model is compared with class indices rather than with a value for each class. */
export function isSparseOutput(model: LayersModel, output: number): boolean {
  return known.get(model)?.[output] ?? false;
}

function lossOf(loss: ModelCompileArgs['loss'], name: string, index: number): unknown {
  if (Array.isArray(loss)) return loss[index];
  return typeof loss === 'object' && loss !== null ? loss[name] : loss;
}

function isSparse(loss: unknown): boolean {
  return loss === SPARSE || (typeof loss === 'function' && (loss as Partial<LossFunction>).sparse === true);
}
