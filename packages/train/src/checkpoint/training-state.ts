import * as tf from '@tensorflow/tfjs-node';
import type { SavedTensor } from './checkpoint-file';
import type { OptimizerLike } from '../model';
import type { Slot } from '../tfjs-patches/optimizers/slot';

const isSlots = (value: unknown): value is Slot[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(slot => (slot as Slot | null)?.variable instanceof tf.Variable);

const typedArray = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

export function save(name: string, tensor: tf.Tensor): SavedTensor {
  const values = tensor.dataSync<'float32'>();
  const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
  return { name, shape: tensor.shape, dtype: tensor.dtype as SavedTensor['dtype'], data };
}

export function load({ data, dtype, shape }: SavedTensor): tf.Tensor {
  // A copy: the bytes in the file need not lie where a typed array may begin.
  const values = new typedArray[dtype](Uint8Array.from(data).buffer);
  return tf.tensor(values, [...shape], dtype);
}

const entriesOf = (optimizer: OptimizerLike) => Object.entries(optimizer as Record<string, unknown>);

/** Everything an optimizer remembers from step to step, by field and place. */
export function saveSlots(optimizer: OptimizerLike): SavedTensor[] {
  return entriesOf(optimizer).flatMap(([field, value]) => {
    if (value instanceof tf.Variable) return [save(`optimizer/${field}`, value)];
    if (!isSlots(value)) return [];
    return value.map((slot, i) => save(`optimizer/${field}/${i}/${slot.originalName}`, slot.variable));
  });
}

/** Gives an optimizer its memory back; slots that it has not made yet are made. */
export function restoreSlots(optimizer: OptimizerLike, saved: readonly SavedTensor[]): void {
  const fields = optimizer as unknown as Record<string, unknown>;
  for (const tensor of saved) {
    const [, field = '', place, ...rest] = tensor.name.split('/');
    const value = load(tensor);
    if (place === undefined) (fields[field] as tf.Variable).assign(value);
    else restoreSlot(fields[field] as (Slot | undefined)[], Number(place), rest.join('/'), value);
    value.dispose();
  }
}

function restoreSlot(
  slots: (Slot | undefined)[],
  place: number,
  originalName: string,
  value: tf.Tensor,
): void {
  const known = slots[place];
  if (known) known.variable.assign(value);
  else slots[place] = { originalName, variable: tf.variable(value, false) };
}

/** The variables that an optimizer remembers in. */
export const slotVariables = (optimizer: OptimizerLike): tf.Variable[] =>
  entriesOf(optimizer).flatMap(([, value]) =>
    value instanceof tf.Variable ? [value] : isSlots(value) ? value.map(slot => slot.variable) : [],
  );

/** Lets an optimizer forget slots that it can make again; what it has made for good, it keeps. */
export function forgetSlots(optimizer: OptimizerLike, forgotten: (variable: tf.Variable) => boolean): void {
  for (const [, slots] of entriesOf(optimizer)) {
    if (!isSlots(slots)) continue;
    slots.filter(({ variable }) => forgotten(variable)).forEach(({ variable }) => variable.dispose());
    const kept = slots.filter(({ variable }) => !forgotten(variable));
    slots.splice(0, slots.length, ...kept);
  }
}

/** The variable behind a weight; private in tfjs's types. */
export const variableOf = (weight: tf.LayerVariable): tf.Variable =>
  (weight as unknown as { readonly val: tf.Variable }).val;

/** Variables by their place, which the trace of the same model decides. */
export const saveVariables = (variables: readonly tf.Variable[]): SavedTensor[] =>
  variables.map((variable, i) => save(`variable/${i}`, variable));

export function restoreVariables(variables: readonly tf.Variable[], saved: readonly SavedTensor[]): void {
  variables.forEach((variable, i) => {
    const tensor = saved.find(({ name }) => name === `variable/${i}`);
    if (!tensor) return;
    const value = load(tensor);
    variable.assign(value);
    value.dispose();
  });
}

/** A model's weights by their place in `model.weights`. */
export function saveWeights(weights: readonly tf.LayerVariable[]): SavedTensor[] {
  return weights.map((weight, i) => save(`weight/${i}/${weight.originalName}`, weight.read()));
}

export function restoreWeights(weights: readonly tf.LayerVariable[], saved: readonly SavedTensor[]): void {
  if (saved.length !== weights.length) {
    throw new Error(
      `The checkpoint is of another model: it has ${saved.length} weights, this model has ${weights.length}. Give another checkpoint.dir, or build the model as it was.`,
    );
  }
  weights.forEach((weight, i) => {
    const tensor = saved[i] as SavedTensor;
    if (tensor.shape.join() !== weight.shape.join()) {
      throw new Error(
        `The checkpoint is of another model: weight "${weight.originalName}" has shape [${weight.shape.join(', ')}], the checkpoint's [${tensor.shape.join(', ')}].`,
      );
    }
    const value = load(tensor);
    variableOf(weight).assign(value);
    value.dispose();
  });
}
