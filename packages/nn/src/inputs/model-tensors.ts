import * as tf from '@tensorflow/tfjs-node';
import { checkLabels } from './check-labels';
import { inputSlots, targetSlots } from './model-shapes';
import { standardise, type ModelData, type TfjsData } from './standardise';

/** Data as tfjs takes it, with the tensors that were made of it. */
export class ModelTensors {
  readonly #model: tf.LayersModel;
  readonly #made: tf.Tensor[] = [];

  constructor(model: tf.LayersModel) {
    this.#model = model;
  }

  inputs(x: ModelData): TfjsData {
    return standardise(x, inputSlots(this.#model), this.#made);
  }

  /** @throws RangeError when a label is not one of the classes */
  targets(y: ModelData): TfjsData {
    const slots = targetSlots(this.#model);
    const data = standardise(y, slots, this.#made);
    const list = data instanceof tf.Tensor ? [data] : Object.values(data);
    list.forEach((labels: tf.Tensor, i) => {
      const count = slots.classes[i];
      if (count !== undefined && labels.size > 0) checkLabels(labels, count);
    });
    return data;
  }

  dispose(): void {
    tf.dispose(this.#made);
  }
}
