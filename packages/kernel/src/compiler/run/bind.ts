/**
 * Imported names as live bindings: each becomes a property of `exports` that reads through to its module. A later
 * declaration of the name, an assignment to the property, replaces it.
 */
export function bind(exports: object, getters: Readonly<Record<string, () => unknown>>): void {
  for (const [name, get] of Object.entries(getters)) {
    const set = (value: unknown) =>
      Object.defineProperty(exports, name, { value, configurable: true, enumerable: true, writable: true });
    Object.defineProperty(exports, name, { get, set, configurable: true, enumerable: true });
  }
}
