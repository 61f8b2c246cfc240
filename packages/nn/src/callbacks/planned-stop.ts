import type { LayersModel } from '@tensorflow/tfjs-node';

const reasons = new WeakMap<LayersModel, string>();

/** Ends the training of a model as its user planned it: the run is finished, and its view says why so early. */
export function stopAsPlanned(model: LayersModel, reason: string): void {
  model.stopTraining = true;
  reasons.set(model, reason);
}

/** Why early stopping ended a training. @param epochs without improvement */
export const noBetter = (metric: string, epochs: number): string =>
  `early stopping: ${metric} no better for ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;

/** Why the last training of a model ended before its last epoch, where that was planned. */
export const plannedStop = (model: LayersModel): string | undefined => reasons.get(model);

/** Call before a training. */
export const forgetPlannedStop = (model: LayersModel): void => void reasons.delete(model);
