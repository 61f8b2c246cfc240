export type Namespace = Record<string, unknown>;

/** Where Node's namespace of a CommonJS module keeps the module's own exports. */
const commonJs = 'module.exports';

/**
 * Gives CommonJS packages the namespace that TypeScript's types promise (as bundlers do): `default` is the compiled
 * default export if there is one, otherwise the exports themselves; every property is a named export.
 */
export function interop(namespace: Namespace): Namespace {
  if (!(commonJs in namespace)) return namespace;
  return commonJsNamespace(namespace[commonJs]);
}

export function commonJsNamespace(exports: unknown): Namespace {
  if (!isObject(exports)) return { default: exports };
  if ('__esModule' in exports) return exports;
  return new Proxy(exports, {
    get: (target, key) => (key === 'default' ? exports : Reflect.get(target, key)),
    has: (target, key) => key === 'default' || Reflect.has(target, key),
  });
}

function isObject(value: unknown): value is Namespace {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
