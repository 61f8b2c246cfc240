import * as tf from '@tensorflow/tfjs-node';
import { tidied } from '@epochlab/graph/record';

/** A row of a tensor with the value in it that was looked for. */
export interface FoundRow {
  readonly row: number;
  /** Where in the row it stands, as words to add; nothing where a row is one value. */
  readonly place: string;
  /** Row, value and place, as in "row 3 has 12 at place 80". */
  readonly words: string;
}

/** The place of a value within its row: a number, or one for each axis. */
function placeIn(shape: readonly number[], at: number): string {
  const axes = shape.slice(1).filter(size => size !== 1);
  let rest = at;
  const places = axes.map((_, axis) => {
    const size = axes.slice(axis + 1).reduce((product, one) => product * one, 1);
    const place = Math.floor(rest / size);
    rest %= size;
    return place;
  });
  if (places.length === 0) return '';
  return ` at place ${places.length === 1 ? places[0] : `[${places.join(', ')}]`}`;
}

function found({ shape }: tf.Tensor, row: number, at: number, value: number): FoundRow {
  const place = placeIn(shape, at);
  const shown = Number(value.toPrecision(6));
  return { row, place, words: `row ${row} ${place === '' ? 'is' : 'has'} ${shown}${place}` };
}

/** So many values are looked at faster in JavaScript than TensorFlow is asked. */
const FEW = 2 ** 16;
/** Values read at a time: what is looked through is as large as the user's data. */
const BLOCK = 2 ** 20;

const read = (tensor: tf.Tensor): ArrayLike<number> & Iterable<number> => tensor.dataSync<'float32'>();

const numbers = (tensor: tf.Tensor) => (tensor.dtype === 'float32' ? tensor : tf.cast(tensor, 'float32'));

function indexOf(values: ArrayLike<number>, wrong: (value: number) => boolean): number {
  for (let i = 0; i < values.length; i++) if (wrong(values[i] as number)) return i;
  return -1;
}

/** The first row of `tensor` with a value for which `wrong` holds. */
export function findRow(tensor: tf.Tensor, wrong: (value: number) => boolean): FoundRow | undefined {
  const rows = tensor.shape[0] ?? 1;
  const size = tensor.size / rows;
  const step = Math.max(1, Math.floor(BLOCK / size));
  for (let first = 0; first < rows; first += step) {
    const values = tidied(() =>
      read(rows <= step ? tensor : tf.slice(tensor, first, Math.min(step, rows - first))),
    );
    const at = indexOf(values, wrong);
    if (at < 0) continue;
    return found(tensor, first + Math.floor(at / size), at % size, values[at] ?? NaN);
  }
  return undefined;
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}

/** Whether all values are finite: then so is their sum, unless it overflows. */
export function finite(tensor: tf.Tensor): boolean {
  if (tensor.dtype !== 'float32') return true;
  if (tensor.size <= FEW) return Number.isFinite(sumOf(read(tensor)));
  return tidied(() => Number.isFinite(read(tf.sum(tensor))[0]) || read(tf.all(tf.isFinite(tensor)))[0] === 1);
}

/** The first row with values that are no numbers, and which: NaN or infinity. */
export function findNotFinite(tensor: tf.Tensor): (FoundRow & { readonly what: string }) | undefined {
  if (finite(tensor)) return undefined;
  const wrong = findRow(tensor, value => !Number.isFinite(value));
  return wrong && { ...wrong, what: findRow(tensor, Number.isNaN) ? 'NaN' : 'infinite values' };
}

/** NaN is outside of any bounds. */
export const outside = (least: number, greatest: number) => (value: number) =>
  !(value >= least && value <= greatest);

/** Whether all values lie within bounds. */
export function within(tensor: tf.Tensor, least: number, greatest: number): boolean {
  if (tensor.size <= FEW) return indexOf(read(tensor), outside(least, greatest)) < 0;
  const [min = 0, max = 0] = tidied(() => read(tf.stack([tf.min(numbers(tensor)), tf.max(numbers(tensor))])));
  return min >= least && max <= greatest && finite(tensor);
}

/** The greatest value. */
export const greatestOf = (tensor: tf.Tensor): number =>
  tidied(() => read(tf.max(numbers(tensor)))[0] ?? NaN);
