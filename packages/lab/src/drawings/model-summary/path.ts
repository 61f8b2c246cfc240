/** Separates the names on the way to a nested layer; no layer's name holds it. */
const SEPARATOR = '\u0000';

/** A layer by the names of the models that it is nested in, outermost first, and its own. */
export const pathOf = (name: string, parent?: string): string =>
  parent === undefined ? name : parent + SEPARATOR + name;

export const namesOf = (path: string): string[] => path.split(SEPARATOR);

/** The layer of the model itself that a path leads into. */
export const outermost = (path: string): string => namesOf(path)[0] ?? '';
