import { isNative } from '../graph/native';
import { opsAreWatched } from '../graph/watched';
import type { TrainableModel } from './model';

const eagerModels = new WeakSet<TrainableModel>();
const told = new WeakSet<TrainableModel>();

/** `compile({ ..., eager })`: whether the model is to train op by op, as tfjs does. */
export function setEager(model: TrainableModel, eager: boolean): void {
  if (eager) eagerModels.add(model);
  else eagerModels.delete(model);
  told.delete(model);
}

/** Whether a model runs op by op now: because it shall, or because a gradient or a graph is being made of what calls it. */
export const wantsEager = (model: TrainableModel): boolean =>
  eagerModels.has(model) || process.env['EPOCHLAB_COMPILE'] === '0' || !isNative() || opsAreWatched();

/** Why a model is not compiled that is not to be. */
export const ASKED_FOR = { refused: 'it was asked for' };

/** Says once, in one line, why a model is not compiled that was to be. */
export function sayEager(model: TrainableModel, reason: string): void {
  if (told.has(model) || wantsEager(model)) return;
  told.add(model);
  console.warn(`Model "${model.name}" runs op by op, not compiled: ${reason}.`);
}
