import type { LayersModel } from '@tensorflow/tfjs-node';
import { summarise } from '../../summary/summarise';

/**
 * Shows a model's layers, their output shapes, parameters, bytes and multiply-adds, as `model.summary()` does.
 *
 * @example
 * show.summary(model);
 */
export function summary(model: LayersModel): void {
  summarise(model);
}
