import { inspect, types } from 'node:util';
import { framesOf } from './stack';

/** Errors shown of an AggregateError. */
const MAX_PARTS = 5;
/** Characters shown of a message. */
const MAX_MESSAGE = 20_000;

/** All that can be told of whatever was thrown. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly frames: readonly string[];
  readonly cause: unknown;
  readonly parts: readonly unknown[];
}

/** Reads it once and with care: properties of odd types, getters and proxies that throw at whoever looks, tell nothing. */
export function readThrown(value: unknown): Thrown {
  if (!isErrorLike(value)) return notAnError(value);
  return {
    name: nameOf(value),
    message: cut(textOf(read(value, 'message'))),
    frames: framesOf(read(value, 'stack')),
    cause: read(value, 'cause'),
    parts: partsOf(value),
  };
}

function notAnError(value: unknown): Thrown {
  const message = cut(`${describeValue(value)} was thrown, which is not an Error and so has no stack`);
  return { name: 'Thrown', message, frames: [], cause: undefined, parts: [] };
}

/** Errors of other realms (of `vm` contexts) are no instances of this realm's Error. */
function isErrorLike(value: unknown): value is object {
  if (types.isNativeError(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return typeof read(value, 'name') === 'string' && typeof read(value, 'message') === 'string';
}

/** Many error classes never set `name`: the class itself is then what tells them apart. */
function nameOf(error: object): string {
  const name = read(error, 'name');
  if (typeof name === 'string' && name !== '' && name !== 'Error') return name;
  const constructor = read(error, 'constructor');
  const className = typeof constructor === 'function' ? read(constructor, 'name') : undefined;
  return typeof className === 'string' && className !== '' ? className : 'Error';
}

function partsOf(error: object): unknown[] {
  return attempt(() => (error instanceof AggregateError ? error.errors.slice(0, MAX_PARTS) : [])) ?? [];
}

function read(value: object, key: string): unknown {
  return attempt(() => Reflect.get(value, key) as unknown);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || value === undefined
    ? (value ?? '')
    : (attempt(() => String(value)) ?? '');
}

function describeValue(value: unknown): string {
  return attempt(() => inspect(value, { depth: 2 })) ?? 'A value that cannot be shown';
}

function cut(message: string): string {
  if (message.length <= MAX_MESSAGE) return message;
  return `${message.slice(0, MAX_MESSAGE)}... cut here; the whole message has ${message.length.toLocaleString('en')} characters`;
}

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
