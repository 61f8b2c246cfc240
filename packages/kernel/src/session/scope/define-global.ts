/** Defines a global that is computed when it is read; assigning to it replaces it, as for any variable. */
export function defineGlobal(name: string, get: () => unknown): void {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable: false,
    get,
    set: value =>
      Object.defineProperty(globalThis, name, {
        value,
        configurable: true,
        enumerable: false,
        writable: true,
      }),
  });
}
