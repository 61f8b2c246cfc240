import { isTensorLike } from './layer-parts';
import { type AnyFunction, isFunction, isLibraryFunction, isLibraryObject } from './library';
import type { OuterReference } from './outer-references';
import { onlyReads } from './reader';

/** Where the variables of CommonJS modules and of cells are: always the same object. */
export const EXPORTS = 'exports';

export const inWords = (path: readonly string[]) => (path[0] === EXPORTS ? path.slice(1) : path).join('.');

export const nameOfUsed = ({ path, method }: OuterReference) =>
  inWords(method === undefined ? path : [...path, method]);

export const canHoldValues = (value: unknown): value is object =>
  isFunction(value) || (typeof value === 'object' && value !== null && !isTensorLike(value));

/** A property of an object or of what it inherits from, not read. */
export function propertyOf(object: object, key: string): PropertyDescriptor | undefined {
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertyDescriptor(at, key);
    if (found) return found;
  }
  return undefined;
}

/** An object's own values and getters by name, not read. */
export const partsIn = (object: object): [string, unknown][] =>
  Object.entries(Object.getOwnPropertyDescriptors(object)).map(([key, { value, get }]) => [
    key,
    get ?? value,
  ]);

/** The values that a reference uses, as far as values hold values. */
export function usedOf(start: unknown, { path, method }: OuterReference): unknown {
  let value = start;
  for (const key of [...path.slice(1), ...(method === undefined ? [] : [method])]) {
    if (!canHoldValues(value) || propertyOf(value, key)?.get) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Whether a property runs code of the user's. */
export function isUsersGetter(object: object, key: string): boolean {
  if (isLibraryObject(object)) return false;
  const getter = propertyOf(object, key)?.get as AnyFunction | undefined;
  return getter !== undefined && !onlyReads(getter) && !isLibraryFunction(getter);
}
