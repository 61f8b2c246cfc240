/** True for what an object literal makes; classes have their own idea of what their members mean. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have a prototype of their own, whose own prototype is null.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
