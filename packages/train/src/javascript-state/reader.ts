import { type AnyFunction, isLibraryFunction } from './library';

/** Loaded with the first function of a user's own: the first `fit` of a model without need not wait for a parser. */
export const reader = () =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be loaded at the start
  require('./outer-references') as typeof import('./outer-references');

/** Whether a function may compute with the object that it is called on. */
export function mayUseThis(f: AnyFunction | undefined): boolean {
  if (!f || isLibraryFunction(f)) return true;
  const found = reader().outerReferences(f);
  return found === 'unreadable' || found.usesThis;
}

/** Whether a function only reads something, as a cell's getter of an import does: what it gives is read like a value. */
export function onlyReads(getter: AnyFunction): boolean {
  const found = reader().outerReferences(getter);
  if (found === 'unreadable' || found.usesThis || found.calls) return false;
  return !found.references.some(({ assigned }) => assigned);
}

/** As `fixedVariables`, read with the parser once there is need of it. */
export const fixedAround = (f: AnyFunction): ReadonlySet<string> =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be loaded at the start
  (require('./fixed-variables') as typeof import('./fixed-variables')).fixedVariables(f);
