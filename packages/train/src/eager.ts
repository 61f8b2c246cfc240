import { isNative } from '@epochlab/graph/native';
import { opsAreWatched } from '@epochlab/graph/record';
import type { TrainableModel } from './model';
import type { Refused } from './record/step';

const eagerModels = new WeakSet<TrainableModel>();
const told = new WeakSet<TrainableModel>();

/** `compile({ ..., eager })`: whether the model is to train op by op, as tfjs does. */
export function setEager(model: TrainableModel, eager: boolean): void {
  if (eager) eagerModels.add(model);
  else eagerModels.delete(model);
  told.delete(model);
}

/** Why a model is to run op by op now, whatever it is; undefined if it need not. */
export function eagerBecause(model: TrainableModel): string | undefined {
  if (eagerModels.has(model)) return 'compile({ eager: true }) asks for it';
  if (process.env['EPOCHLAB_COMPILE'] === '0') return 'EPOCHLAB_COMPILE=0 asks for it';
  if (!isNative()) return 'the backend is not native TensorFlow';
  return opsAreWatched() ? 'a gradient or a graph is being made of what calls it' : undefined;
}

export const wantsEager = (model: TrainableModel): boolean => eagerBecause(model) !== undefined;

/** `eagerBecause` as the refusal of a step. */
export function askedFor(model: TrainableModel): Refused | undefined {
  const refused = eagerBecause(model);
  return refused === undefined ? undefined : { refused };
}

/** Says once, in one line, why a model is not compiled that was to be. */
export function sayEager(model: TrainableModel, reason: string): void {
  if (told.has(model) || wantsEager(model)) return;
  told.add(model);
  console.warn(`Model "${model.name}" runs op by op, not compiled: ${reason}.`);
}
