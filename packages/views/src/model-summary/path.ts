/** Separates the names on the way to a nested layer; no layer's name holds it. */
const SEPARATOR = '\u0000';

/** A layer by the names of the models that it is nested in, outermost first, and its own. */
export const pathOf = (name: string, parent?: string): string =>
  parent === undefined ? name : parent + SEPARATOR + name;

export const namesOf = (path: string): string[] => path.split(SEPARATOR);

/** The innermost of the models on the way to a layer that are not open, or the layer itself: what of it can be seen. */
export function visiblePath(path: string, open: ReadonlySet<string>): string {
  const names = namesOf(path);
  const ways = names.map((_, i) => names.slice(0, i + 1).join(SEPARATOR));
  return ways.find(way => !open.has(way)) ?? path;
}
