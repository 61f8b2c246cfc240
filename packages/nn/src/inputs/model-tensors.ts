import * as tf from '@tensorflow/tfjs-node';
import { inputSlots, targetSlots } from './model-shapes';
import { standardise, type ModelData, type TfjsData } from './standardise';

/** Data as tfjs takes it, with the tensors that were made of it. */
export class ModelTensors {
  readonly #model: tf.LayersModel;
  readonly #made: tf.Tensor[] = [];

  constructor(model: tf.LayersModel) {
    this.#model = model;
  }

  /** @throws TypeError if there is no data */
  inputs(x: ModelData): TfjsData {
    checkGiven(x, 'inputs (x)');
    return standardise(x, inputSlots(this.#model), this.#made);
  }

  /** @throws TypeError if there is no data */
  targets(y: ModelData): TfjsData {
    checkGiven(y, 'targets (y)');
    return standardise(y, targetSlots(this.#model), this.#made);
  }

  dispose(): void {
    tf.dispose(this.#made);
  }
}

function checkGiven(data: unknown, what: string): void {
  if (data == null)
    throw new TypeError(
      `The ${what} are ${String(data)}. Expected a tensor, a typed array, or nested arrays of numbers.`,
    );
}
