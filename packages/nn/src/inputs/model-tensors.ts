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

  /** The same data under handles of its own, so that a user who disposes of theirs in the middle ends nothing. */
  held(data: TfjsData): TfjsData {
    const hold = (tensor: tf.Tensor): tf.Tensor => {
      const own = tf.clone(tensor);
      this.#made.push(own);
      return own;
    };
    if (data instanceof tf.Tensor) return hold(data);
    if (Array.isArray(data)) return data.map(hold);
    return Object.fromEntries(Object.entries(data).map(([name, tensor]) => [name, hold(tensor)]));
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
