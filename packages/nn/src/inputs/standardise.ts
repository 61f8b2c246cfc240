import * as tf from '@tensorflow/tfjs-node';
import { toTensor, type TensorInput } from '../tensors';
import { checkRagged } from './check-ragged';
import { knownPart } from '@epochlab/train/checks';
import type { Slots } from './model-shapes';

/** Data of `fit`, `evaluate` and `predict`: for each input or output a tensor, a typed array or nested arrays. */
export type ModelData = TensorInput | readonly TensorInput[] | Readonly<Record<string, TensorInput>>;

export type TfjsData = tf.Tensor | tf.Tensor[] | Record<string, tf.Tensor>;

/**
 * Turns arrays into float32 tensors (tfjs's losses and layers take no others), one for each slot (the model's inputs
 * or outputs). A missing last dimension of 1 is added. Float32 tensors of the right shape pass as they are.
 *
 * @param made every tensor that was made is added to it
 */
export function standardise(data: ModelData, { kind, names, shapes }: Slots, made: tf.Tensor[]): TfjsData {
  const kept = (tensor: tf.Tensor, source: unknown): tf.Tensor => {
    if (tensor !== source) made.push(tensor);
    return tensor;
  };
  const convert = (value: TensorInput, i: number): tf.Tensor => {
    checkRagged(value, names.length > 1 ? names[i] : '');
    checkUsable(value, names[i] ?? '');
    const tensor = kept(toTensor(value), value);
    if (tensor.dtype === 'string') throw new TypeError(isText(names[i] ?? ''));
    const fitted = kept(withLastDimension(tensor, shapes[i]), tensor);
    return fitted.dtype === 'float32' ? fitted : kept(tf.cast(fitted, 'float32'), fitted);
  };
  if (isTensorList(data) || (names.length > 1 && Array.isArray(data)))
    return (data as readonly TensorInput[]).map(convert);
  if (!isNamed(data)) return convert(data as TensorInput, 0);
  return Object.fromEntries(
    Object.entries(knownPart(data, names, kind)).map(([name, value]) => [
      name,
      names.includes(name) ? convert(value, names.indexOf(name)) : (value as tf.Tensor),
    ]),
  );
}

const isText = (name: string) =>
  `"${name}" was given text. Turn it into numbers first: class numbers for labels, a tokenizer for sentences.`;

function checkUsable(value: unknown, name: string): void {
  if (value instanceof tf.Tensor && value.isDisposed)
    throw new Error(
      `The tensor for "${name}" has been disposed of. Make it again, or tf.keep() it inside tf.tidy().`,
    );
  if (value instanceof tf.data.Dataset)
    throw new TypeError(
      `"${name}" was given a tf.data dataset. Train on it with model.fitDataset(dataset, { epochs }).`,
    );
}

/** [n, t] where [n, t, 1] is expected; tfjs itself does it for [n]. */
function withLastDimension(tensor: tf.Tensor, shape: readonly (number | null)[] | undefined): tf.Tensor {
  const lacksOne =
    shape?.at(-1) === 1 &&
    tensor.rank === shape.length - 1 &&
    tensor.rank > 1 &&
    tensor.shape.every((size, axis) => axis === 0 || shape[axis] == null || shape[axis] === size);
  return lacksOne ? tf.expandDims(tensor, -1) : tensor;
}

function isTensorList(data: ModelData): boolean {
  return Array.isArray(data) && data[0] instanceof tf.Tensor;
}

function isNamed(data: ModelData): data is Readonly<Record<string, TensorInput>> {
  return (
    typeof data === 'object' &&
    data !== null &&
    !Array.isArray(data) &&
    !ArrayBuffer.isView(data) &&
    !(data instanceof tf.Tensor) &&
    !(data instanceof tf.data.Dataset)
  );
}
