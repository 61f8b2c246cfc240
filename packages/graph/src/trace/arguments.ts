import * as tf from '@tensorflow/tfjs-node';

const isTensor = (value: unknown): value is tf.Tensor => value instanceof tf.Tensor;

export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The same lists and plain objects with `map` applied to the tensors in them, in order. */
export function mapTensors(value: unknown, map: (tensor: tf.Tensor) => tf.Tensor): unknown {
  if (isTensor(value)) return map(value);
  if (Array.isArray(value))
    return value.map(part => (typeof part === 'object' ? mapTensors(part, map) : (part as unknown)));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapTensors(part, map)]));
}

/** The parts of a list or a plain object. */
const partsOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isPlain(value) ? Object.values(value) : [];

function collect(value: unknown, found: tf.Tensor[]): void {
  if (isTensor(value)) found.push(value);
  // A list may be long and hold numbers alone.
  else for (const part of partsOf(value)) if (typeof part === 'object') collect(part, found);
}

/** The tensors in lists and plain objects, in order. */
export function tensorsIn(value: unknown): tf.Tensor[] {
  const found: tf.Tensor[] = [];
  collect(value, found);
  return found;
}

const numbers = new WeakMap<object, number>();
let last = 0;

/** A number of its own for each object, by which functions and instances of classes are told apart. */
function numberOf(object: object): number {
  const known = numbers.get(object) ?? ++last;
  numbers.set(object, known);
  return known;
}

/** All that a trace depends on in its arguments: of tensors shape and dtype, of anything else the value. */
export function keyOf(value: unknown): string {
  if (isTensor(value)) return `${value.dtype}[${value.shape.join()}]`;
  if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name}(${String(value)})`;
  if (isPlain(value))
    return `{${Object.entries(value)
      .map(([key, part]) => `${JSON.stringify(key)}:${keyOf(part)}`)
      .join()}}`;
  if (typeof value === 'function' || (typeof value === 'object' && value !== null))
    return `#${numberOf(value)}`;
  if (typeof value === 'string') return JSON.stringify(value);
  // JSON has no NaN and no infinities, and takes -0 for 0.
  return Object.is(value, -0) ? '-0' : `${typeof value} ${String(value)}`;
}
