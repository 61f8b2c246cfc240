import { readFileSync } from 'node:fs';
import { readablePath } from '@epochlab/runtime/files';
import * as tf from '@tensorflow/tfjs-node';
import { naming } from './read-error';

/** Reads one item of a NumPy type; numbers of several bytes are little-endian or big-endian. */
interface ItemType {
  readonly bytes: number;
  readonly dtype: 'float32' | 'int32' | 'bool';
  read(view: DataView, offset: number, little: boolean): number;
}

/** tfjs has no integers wider than 32 bits: a value that would wrap around is refused. */
const narrow = (value: bigint): number => {
  if (value > 2147483647n || value < -2147483648n) {
    throw new RangeError(
      `The value ${value} does not fit an int32 tensor. Save the array as float32 or smaller integers.`,
    );
  }
  return Number(value);
};

/** The value of a half-precision number (IEEE 754 binary16): sign, 5 bits of exponent, 10 of fraction. */
function half(bits: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 0x1f, (bits & 0x3ff) / 1024];
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -14 : sign * (1 + fraction) * 2 ** (exponent - 15);
}

const ITEMS: Readonly<Record<string, ItemType>> = {
  f2: { bytes: 2, dtype: 'float32', read: (view, at, little) => half(view.getUint16(at, little)) },
  f4: { bytes: 4, dtype: 'float32', read: (view, at, little) => view.getFloat32(at, little) },
  f8: { bytes: 8, dtype: 'float32', read: (view, at, little) => view.getFloat64(at, little) },
  i1: { bytes: 1, dtype: 'int32', read: (view, at) => view.getInt8(at) },
  i2: { bytes: 2, dtype: 'int32', read: (view, at, little) => view.getInt16(at, little) },
  i4: { bytes: 4, dtype: 'int32', read: (view, at, little) => view.getInt32(at, little) },
  i8: { bytes: 8, dtype: 'int32', read: (view, at, little) => narrow(view.getBigInt64(at, little)) },
  u1: { bytes: 1, dtype: 'int32', read: (view, at) => view.getUint8(at) },
  u2: { bytes: 2, dtype: 'int32', read: (view, at, little) => view.getUint16(at, little) },
  u4: { bytes: 4, dtype: 'int32', read: (view, at, little) => narrow(BigInt(view.getUint32(at, little))) },
  u8: { bytes: 8, dtype: 'int32', read: (view, at, little) => narrow(view.getBigUint64(at, little)) },
  b1: { bytes: 1, dtype: 'bool', read: (view, at) => view.getUint8(at) },
};

interface Header {
  readonly type: string;
  readonly fortran: boolean;
  readonly shape: number[];
  readonly dataOffset: number;
}

/** The header is a Python literal of fixed keys: {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }. */
function parseHeader(view: DataView, bytes: Uint8Array): Header {
  if (bytes.length < 10 || bytes[0] !== 0x93 || String.fromCharCode(...bytes.subarray(1, 6)) !== 'NUMPY') {
    const archive = bytes[0] === 0x50 && bytes[1] === 0x4b;
    throw new TypeError(
      archive
        ? 'it is an archive of arrays (.npz). Save each array by itself with numpy.save.'
        : 'not a NumPy file: it does not begin with \\x93NUMPY',
    );
  }
  const long = view.getUint8(6) > 1;
  const start = long ? 12 : 10;
  const dataOffset = start + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const text = new TextDecoder('latin1').decode(bytes.subarray(start, dataOffset));
  const type = /'descr':\s*'([^']+)'/.exec(text)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  if (type === undefined || shape === undefined)
    throw new TypeError(`its header is not one of a plain array: ${text.trim()}`);
  return {
    type,
    fortran: /'fortran_order':\s*True/.test(text),
    shape: shape
      .split(',')
      .filter(s => s.trim() !== '')
      .map(Number),
    dataOffset,
  };
}

/**
 * The array in the bytes of a .npy file (NumPy's format, versions 1 to 3): floats become float32, whole numbers int32,
 * booleans bool.
 *
 * @throws TypeError for other types (text, objects, records, complex numbers), RangeError for too few bytes
 */
export function parseNpy(bytes: Uint8Array): tf.Tensor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { type, fortran, shape, dataOffset } = parseHeader(view, bytes);
  const item = /^[<>|=]/.test(type) ? ITEMS[type.slice(1)] : undefined;
  if (!item)
    throw new TypeError(
      `items of type '${type}' are not supported. Convert with array.astype('float32') before saving.`,
    );
  const little = !type.startsWith('>');
  const size = shape.reduce((a, b) => a * b, 1);
  const present = Math.floor((bytes.length - dataOffset) / item.bytes);
  if (present < size)
    throw new RangeError(`shape [${shape}] needs ${size} items, the file has ${present}: it is cut short.`);
  const Values = item.dtype === 'float32' ? Float32Array : item.dtype === 'int32' ? Int32Array : Uint8Array;
  const values = new Values(size);
  for (let i = 0; i < size; i++) values[i] = item.read(view, dataOffset + i * item.bytes, little);
  if (!fortran || shape.length < 2) return tf.tensor(values, shape, item.dtype);
  return tf.tidy(() => tf.transpose(tf.tensor(values, [...shape].reverse(), item.dtype)));
}

/**
 * Reads a .npy file into a tensor.
 *
 * @example
 * const x = datasets.readNpy('features.npy');
 */
export function readNpy(path: string): tf.Tensor {
  return naming(path, () => parseNpy(readFileSync(readablePath(path))));
}
