import type { DataType } from '@tensorflow/tfjs-node';

/** TensorFlow's DataType numbers, by tfjs's name (tensorflow/core/framework/types.proto). */
export const DTYPE = {
  float32: 1,
  float64: 2,
  int32: 3,
  uint8: 4,
  string: 7,
  complex64: 8,
  int64: 9,
  bool: 10,
  resource: 20,
  variant: 21,
  uint64: 23,
} as const;

export type DTypeName = keyof typeof DTYPE;
export type DType = number;

const NAMES = new Map<DType, DTypeName>(Object.entries(DTYPE).map(([name, n]) => [n, name as DTypeName]));

/** The name of a DataType number, for messages and printed graphs. */
export const dtypeName = (dtype: DType): string => NAMES.get(dtype) ?? `dtype${dtype}`;

export const dtypeOf = (name: DataType | DTypeName): DType => DTYPE[name];

/** tfjs's dtype for a value of TensorFlow's: types that tfjs lacks are read as int32, as tfjs-node does. */
export function tfjsDtype(dtype: DType): DataType {
  const name = dtypeName(dtype);
  return name === 'float32' || name === 'bool' || name === 'string' || name === 'complex64' ? name : 'int32';
}
