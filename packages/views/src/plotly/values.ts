import { base64ToBytes } from '../markup/base64';

/** plotly.js writes numbers as lists or as typed arrays in base64: `{ dtype, bdata }`. */
const readers: Readonly<Record<string, (view: DataView, at: number) => number>> = {
  f8: (view, at) => view.getFloat64(at, true),
  f4: (view, at) => view.getFloat32(at, true),
  i4: (view, at) => view.getInt32(at, true),
  u4: (view, at) => view.getUint32(at, true),
  i2: (view, at) => view.getInt16(at, true),
  u2: (view, at) => view.getUint16(at, true),
  i1: (view, at) => view.getInt8(at),
  u1: (view, at) => view.getUint8(at),
};

/** The entries of an attribute that holds data, or undefined when it holds none. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return isTyped(value) ? typedValues(value) : undefined;
}

interface TypedArrayJson {
  readonly dtype: string;
  readonly bdata: string;
}

function isTyped(value: unknown): value is TypedArrayJson {
  const { dtype, bdata } = (value ?? {}) as Partial<TypedArrayJson>;
  return typeof dtype === 'string' && typeof bdata === 'string';
}

function typedValues({ dtype, bdata }: TypedArrayJson): number[] | undefined {
  const read = readers[dtype];
  if (read === undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(bdata)) return undefined;
  const bytes = base64ToBytes(bdata);
  const view = new DataView(bytes.buffer);
  const size = Number(dtype.charAt(1));
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => read(view, i * size));
}

/** A number, or null for anything else. */
export const finiteOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** The text of a title, which is either a string or an object with one. */
export function titleText(value: unknown): string {
  if (typeof value === 'string') return value;
  const { text } = (value ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : '';
}
