import * as tf from '@tensorflow/tfjs-node';

/** The measure of an answer. */
export type Expected = number | string | boolean | null | ArrayLike<number> | readonly Expected[] | tf.Tensor;

/** Numbers as text, long lists cut. */
export function describe(value: unknown): string {
  if (value instanceof tf.Tensor) return `${describe(value.arraySync())} (a tensor)`;
  if (ArrayBuffer.isView(value) || Array.isArray(value)) {
    const items = Array.from(value as ArrayLike<unknown>);
    const shown = items.slice(0, 8).map(describe).join(', ');
    return items.length > 8 ? `[${shown}, ... ${items.length} in all]` : `[${shown}]`;
  }
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

const close = (a: number, b: number, tolerance: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));

/**
 * How `actual` differs from `expected`, in words; the empty string when it does not. Tensors count as their values.
 *
 * @param tolerance how far a number may lie from the expected one, relative to it where that is above 1
 */
export function difference(actual: unknown, expected: unknown, tolerance: number): string {
  if (actual instanceof tf.Tensor || expected instanceof tf.Tensor) {
    return difference(asArray(actual), asArray(expected), tolerance);
  }
  if (isList(expected)) return listDifference(actual, expected, tolerance);
  if (typeof expected === 'number') {
    if (typeof actual !== 'number') return `got ${describe(actual)}, expected a number.`;
    return close(actual, expected, tolerance)
      ? ''
      : `got ${describe(actual)}, expected ${describe(expected)}.`;
  }
  return Object.is(actual, expected) ? '' : `got ${describe(actual)}, expected ${describe(expected)}.`;
}

const asArray = (value: unknown): unknown => (value instanceof tf.Tensor ? value.arraySync() : value);

function listDifference(actual: unknown, expected: ArrayLike<unknown>, tolerance: number): string {
  if (!isList(actual)) return `got ${describe(actual)}, expected ${expected.length} values.`;
  if (actual.length !== expected.length) return `got ${actual.length} values, expected ${expected.length}.`;
  for (let i = 0; i < expected.length; i++) {
    const problem = difference(actual[i], expected[i], tolerance);
    if (problem) return `at [${i}] ${problem}`;
  }
  return '';
}
