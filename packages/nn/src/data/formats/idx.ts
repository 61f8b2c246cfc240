import { readFileSync } from 'node:fs';
import { readablePath } from '@epochlab/runtime/files';
import { gunzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs-node';
import { naming } from './read-error';

interface ItemType {
  readonly name: string;
  readonly bytes: number;
  readonly dtype: 'float32' | 'int32';
  read(view: DataView, offset: number): number;
}

/** The third byte of the file says the type of its items; all are big-endian. */
const ITEMS: Readonly<Record<number, ItemType>> = {
  0x08: { name: 'uint8', bytes: 1, dtype: 'int32', read: (view, at) => view.getUint8(at) },
  0x09: { name: 'int8', bytes: 1, dtype: 'int32', read: (view, at) => view.getInt8(at) },
  0x0b: { name: 'int16', bytes: 2, dtype: 'int32', read: (view, at) => view.getInt16(at) },
  0x0c: { name: 'int32', bytes: 4, dtype: 'int32', read: (view, at) => view.getInt32(at) },
  0x0d: { name: 'float32', bytes: 4, dtype: 'float32', read: (view, at) => view.getFloat32(at) },
  0x0e: { name: 'float64', bytes: 8, dtype: 'float32', read: (view, at) => view.getFloat64(at) },
};

/**
 * The array in the bytes of an IDX file, the format of MNIST and its kin: whole numbers become int32, floats float32.
 *
 * @throws TypeError when the bytes are no IDX file, RangeError when they are fewer than the header promises
 */
export function parseIdx(bytes: Uint8Array): tf.Tensor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const item = bytes.length >= 4 && bytes[0] === 0 && bytes[1] === 0 ? ITEMS[bytes[2] ?? 0] : undefined;
  if (!item)
    throw new TypeError('not an IDX file: it must begin with two zero bytes and the code of its item type');
  const rank = bytes[3] ?? 0;
  const start = 4 + 4 * rank;
  if (bytes.length < start)
    throw new RangeError(
      `its header of ${rank} dimensions needs ${start} bytes, the file has ${bytes.length}.`,
    );
  const shape = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const size = shape.reduce((a, b) => a * b, 1);
  const present = Math.floor((bytes.length - start) / item.bytes);
  if (present < size) {
    throw new RangeError(
      `shape [${shape}] of ${item.name} needs ${size} items, the file has ${present}: it is cut short.`,
    );
  }
  const Values = item.dtype === 'int32' ? Int32Array : Float32Array;
  const values = new Values(size);
  for (let i = 0; i < size; i++) values[i] = item.read(view, start + i * item.bytes);
  return tf.tensor(values, shape, item.dtype);
}

/**
 * Reads an IDX file, gzipped or not, into a tensor.
 *
 * @example
 * const images = datasets.readIdx('train-images-idx3-ubyte.gz');   // int32 [60000, 28, 28]
 */
export function readIdx(path: string): tf.Tensor {
  return naming(path, () => {
    const bytes = readFileSync(readablePath(path));
    return parseIdx(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
  });
}
