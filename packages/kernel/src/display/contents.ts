import { inspect } from 'node:util';
import { isPlainObject } from './plain-object';

/** Stands in the place of a value that only a getter knows: it is not called. */
export const GETTER = Symbol('getter');

export type Entry = readonly [key: string, value: unknown];

/** The contents of an object. `first` reads no more than it is asked for: there may be millions. */
export interface Contents {
  readonly size: number;
  first(count: number): readonly Entry[];
}

/** For the kinds of objects whose contents are data; undefined for all others. */
export function contentsOf(value: object): Contents | undefined {
  if (Array.isArray(value)) {
    return {
      size: value.length,
      first: count => value.slice(0, count).map((item, index) => [String(index), item]),
    };
  }
  if (value instanceof Map) {
    return {
      size: value.size,
      first: count => [...take(value, count)].map(([key, item]) => [inspect(key, { depth: 0 }), item]),
    };
  }
  if (value instanceof Set) {
    return {
      size: value.size,
      first: count => [...take(value, count)].map((item, index) => [String(index), item]),
    };
  }
  return isPlainObject(value) ? membersOf(value) : undefined;
}

function membersOf(value: object): Contents {
  const keys = Object.keys(value);
  return { size: keys.length, first: count => keys.slice(0, count).map(key => [key, memberOf(value, key)]) };
}

export function memberOf(value: object, key: string): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(value, key);
  return descriptor?.get ? GETTER : descriptor?.value;
}

function* take<T>(items: Iterable<T>, count: number): Iterable<T> {
  let left = count;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}
