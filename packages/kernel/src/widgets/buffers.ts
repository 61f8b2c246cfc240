import { isPlainObject } from '../display/plain-object';

/** Where in a state a piece of binary data belongs. */
export type BufferPath = readonly (string | number)[];

/** A state as it travels: JSON, with its binary data beside it. */
export interface SplitState {
  readonly state: Readonly<Record<string, unknown>>;
  readonly bufferPaths: readonly BufferPath[];
  readonly buffers: readonly Uint8Array[];
}

/**
 * Takes typed arrays and array buffers, however deep, out of a state; `null` stays in their place.
 * https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md
 */
export function splitBuffers(state: Readonly<Record<string, unknown>>): SplitState {
  const bufferPaths: BufferPath[] = [];
  const buffers: Uint8Array[] = [];

  function strip(value: unknown, path: BufferPath): unknown {
    const bytes = bytesOf(value);
    if (bytes) {
      bufferPaths.push(path);
      buffers.push(bytes);
      return null;
    }
    if (Array.isArray(value)) return value.map((item, index) => strip(item, [...path, index]));
    return isPlainObject(value) ? stripMembers(value, path) : value;
  }

  function stripMembers(value: Readonly<Record<string, unknown>>, path: BufferPath): Record<string, unknown> {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, strip(item, [...path, key])]));
  }

  return { state: stripMembers(state, []), bufferPaths, buffers };
}

/** Puts binary data back to where it belongs; front ends leave out the keys, or put `null` there. Takes over `state`. */
export function joinBuffers({ state, bufferPaths, buffers }: SplitState): Readonly<Record<string, unknown>> {
  bufferPaths.forEach((path, index) => {
    const key = path.at(-1);
    const holder = path.slice(0, -1).reduce<unknown>(member, state);
    if (key === undefined || !isObject(holder)) return;
    // Defined, not assigned: a key from outside must not reach a prototype.
    Object.defineProperty(holder, key, {
      value: buffers[index],
      configurable: true,
      enumerable: true,
      writable: true,
    });
  });
  return state;
}

function member(node: unknown, key: string | number): unknown {
  return isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

function isObject(node: unknown): node is Readonly<Record<string | number, unknown>> {
  return typeof node === 'object' && node !== null;
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
}

/** Bytes that have arrived, as the kind of array that was there before: a Float32Array stays one. */
export function inKindOf(previous: unknown, value: unknown): unknown {
  if (!(value instanceof Uint8Array) || !ArrayBuffer.isView(previous)) return value;
  const Kind = previous.constructor as new (buffer: ArrayBufferLike) => ArrayBufferView;
  return new Kind(Uint8Array.from(value).buffer);
}
