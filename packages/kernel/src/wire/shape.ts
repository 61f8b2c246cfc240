import { ContentError } from './errors';
import type { JsonObject } from './message';

/** Reads one field of a message's content, or throws a ContentError. */
export type Field<T> = (value: unknown, name: string) => T;

export type Shape<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** Reads the fields of a shape; what the shape does not name is left out. */
export function readShape<T>(shape: Shape<T>, content: JsonObject): T {
  const entries = Object.entries<Field<unknown>>(shape).map(([name, field]) => [
    name,
    field(content[name], name),
  ]);
  // Object.fromEntries cannot express that each key got the value of its own field.
  return Object.fromEntries(entries) as T;
}

function expect(what: string, name: string, value: unknown): never {
  throw new ContentError(
    `Expected '${name}' to be ${what}, got ${value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80)}`,
  );
}

export const string: Field<string> = (value, name) =>
  typeof value === 'string' ? value : expect('a string', name, value);

export const boolean: Field<boolean> = (value, name) =>
  typeof value === 'boolean' ? value : expect('true or false', name, value);

export const integer: Field<number> = (value, name) =>
  Number.isSafeInteger(value) ? (value as number) : expect('an integer', name, value);

export const object: Field<JsonObject> = (value, name) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : expect('an object', name, value);

export const anything: Field<unknown> = value => value;

/** A field that may be left out (or null, which some front ends send instead). */
export function optional<T, D>(field: Field<T>, otherwise: D): Field<T | D> {
  return (value, name) => (value === undefined || value === null ? otherwise : field(value, name));
}

export function oneOf<const T extends string | number>(...choices: readonly T[]): Field<T> {
  return (value, name) =>
    choices.find(choice => choice === value) ?? expect(`one of ${choices.join(', ')}`, name, value);
}

export function recordOf<T>(field: Field<T>): Field<Record<string, T>> {
  return (value, name) =>
    Object.fromEntries(
      Object.entries(object(value, name)).map(([key, item]) => [key, field(item, `${name}.${key}`)]),
    );
}
