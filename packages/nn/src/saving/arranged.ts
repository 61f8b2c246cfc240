/** Arguments of `compile` for its outputs: one for all, one each in their order, or by name. */
export type ForOutputs<T> = T | readonly T[] | Readonly<Record<string, T>>;

/** The same as a file holds it, where a value may be an object itself. */
export type Arranged<T> =
  { readonly all: T } | { readonly each: readonly T[] } | { readonly byName: Readonly<Record<string, T>> };

const mapped = <T, U>(named: Readonly<Record<string, T>>, map: (one: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(named).map(([name, one]) => [name, map(one)]));

export function arranged<T, U>(given: ForOutputs<T>, map: (one: T) => U): Arranged<U> {
  if (Array.isArray(given)) return { each: (given as readonly T[]).map(map) };
  if (typeof given !== 'object' || given === null) return { all: map(given) };
  return { byName: mapped(given as Readonly<Record<string, T>>, map) };
}

export function given<T, U>(arrangement: Arranged<T>, map: (one: T) => U): ForOutputs<U> {
  if ('all' in arrangement) return map(arrangement.all);
  return 'each' in arrangement ? arrangement.each.map(map) : mapped(arrangement.byName, map);
}
