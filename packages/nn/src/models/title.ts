import type { LayersModel } from '@tensorflow/tfjs-node';

/** A model's name as the user knows it: a `Sequential` trains an inner model whose name is its own with `_model` added. */
export function titleOf(model: LayersModel): string {
  return model.name.replace(/_model$/, '');
}
