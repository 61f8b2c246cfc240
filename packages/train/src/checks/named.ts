import * as tf from '@tensorflow/tfjs-node';
import { knownPart } from './known-part';
import { batched, type Data, type Given, type Shape, show } from './model-parts';

/** The inputs or the outputs of a model, as data is matched with them. */
export interface Slots {
  readonly kind: 'input' | 'output';
  readonly names: readonly string[];
  readonly shapes: readonly Shape[];
}

const described = ({ names, shapes }: Slots) =>
  names.map((name, i) => `"${name}" ${show(batched(shapes[i] ?? []))}`).join(', ');

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

const isRecord = (data: Data): data is Readonly<Record<string, tf.Tensor>> =>
  !(data instanceof tf.Tensor) && !Array.isArray(data);

function byName(data: Readonly<Record<string, tf.Tensor>>, slots: Slots): tf.Tensor[] {
  const known = knownPart(data, slots.names, slots.kind);
  return slots.names.map(name => {
    const tensor = known[name];
    if (tensor) return tensor;
    const got = Object.keys(data).map(key => `"${key}"`);
    throw new Error(
      `The model's ${slots.kind} "${name}" was given nothing; got ${got.join(', ') || 'no names'}. ` +
        `Give one tensor for each ${slots.kind}, by name: ${described(slots)}.`,
    );
  });
}

/** One tensor for each input or output. @throws if there are too few or too many, or one lacks */
export function matched(data: Data, slots: Slots): Given[] {
  const { kind, names, shapes } = slots;
  const tensors = isRecord(data) ? byName(data, slots) : data instanceof tf.Tensor ? [data] : data;
  if (tensors.length !== names.length) {
    const got = tensors.map(tensor => show(tensor.shape)).join(', ');
    const remedy =
      names.length === 1
        ? 'Give the tensor itself'
        : `Give an array [${names.join(', ')}] or an object by name`;
    throw new Error(
      `The model has ${count(names.length, kind)} (${described(slots)}), but was given ${count(tensors.length, 'tensor')}${got && ` (${got})`}. ${remedy}.`,
    );
  }
  return tensors.map((tensor, i) => ({ name: names[i] ?? `${i}`, expected: shapes[i] ?? [], tensor }));
}
