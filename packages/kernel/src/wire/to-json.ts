/** Deeper than this JSON.stringify itself runs out of stack. */
const MAX_DEPTH = 500;

/**
 * A value as what JSON can say of it: typed arrays and sets become lists, maps objects, big integers numbers where
 * those are exact and text elsewhere; what has no form in JSON (functions, symbols) is left out.
 */
export function toJson(value: unknown, path: readonly object[] = []): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return null;
  if (typeof value !== 'object' || value === null) return value;
  if (path.includes(value)) return '[Circular]';
  if (path.length >= MAX_DEPTH) return '[...]';
  const inner = [...path, value];
  if (hasToJson(value)) return toJson(value.toJSON(), inner);
  const items = itemsOf(value);
  if (items) return items.map(item => toJson(item, inner));
  const members =
    value instanceof Map
      ? [...value].map(([key, item]) => [String(key), item] as const)
      : Object.entries(value);
  const sayable = members.filter(([, item]) => typeof item !== 'function' && typeof item !== 'symbol');
  return Object.fromEntries(sayable.map(([key, item]) => [key, toJson(item, inner)]));
}

function itemsOf(value: object): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof Set) return [...value];
  // A DataView is the only view that is no list.
  return ArrayBuffer.isView(value) && !(value instanceof DataView) ? [...(value as Uint8Array)] : undefined;
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function' && !ArrayBuffer.isView(value);
}
