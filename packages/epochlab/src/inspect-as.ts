import { inspect } from 'node:util';

/** Makes `console.log()` and the display of objects show `describe(value)` of what has this prototype, in place of its internals. */
export function inspectAs<T extends object>(prototype: T, describe: (value: T) => string): void {
  Object.defineProperty(prototype, inspect.custom, {
    configurable: true,
    writable: true,
    value(this: T): string {
      return describe(this);
    },
  });
}
