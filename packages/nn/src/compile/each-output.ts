/** Maps one value, one per output in an array, or one per output by name. */
export function eachOutput<T, U>(
  value: T | readonly T[] | Readonly<Record<string, T>>,
  map: (one: T) => U,
): U | U[] | Record<string, U> {
  if (Array.isArray(value)) return (value as readonly T[]).map(map);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value as Readonly<Record<string, T>>).map(([name, one]) => [name, map(one)]),
    );
  }
  return map(value);
}
