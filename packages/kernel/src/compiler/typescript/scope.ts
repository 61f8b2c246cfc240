import ts from 'typescript';
import type { BoundFile, LocalSymbol } from './internals';

/**
 * Names that a cell sees beyond its own, each with the very symbol of the file that declared it: types flow from
 * cell to cell exactly, and a name's value and its type may come from different cells.
 */
export class Scope {
  readonly values = new Map<string, ts.Symbol>();
  readonly types = new Map<string, ts.Symbol>();

  /** `meanings` are the symbol's own flags, or for an import those of what it imports. */
  declare(name: string, symbol: ts.Symbol, meanings: ts.SymbolFlags): void {
    if (meanings & ts.SymbolFlags.Value) redeclare(this.values, name, symbol);
    if (meanings & typeMeaning) redeclare(this.types, name, symbol);
  }

  has(name: string): boolean {
    return this.values.has(name) || this.types.has(name);
  }

  clear(): void {
    this.values.clear();
    this.types.clear();
  }
}

const typeMeaning = ts.SymbolFlags.Type | ts.SymbolFlags.Namespace;

/** Keeps the map in order of declaration. */
function redeclare(table: Map<string, ts.Symbol>, name: string, symbol: ts.Symbol): void {
  table.delete(name);
  table.set(name, symbol);
}

/** Shows `names` of the scopes (nearest first) to a bound file, wherever it does not declare them itself. */
export function openScopes(
  file: BoundFile,
  names: Iterable<string>,
  scopes: readonly Scope[],
  meaningsOf: (symbol: ts.Symbol) => ts.SymbolFlags,
): void {
  for (const name of names) {
    const own = file.locals.get(name as ts.__String) as LocalSymbol | undefined;
    const found = own ? meaningsOf(own.exportSymbol ?? own) : ts.SymbolFlags.None;
    const value = found & ts.SymbolFlags.Value ? undefined : first(scopes, scope => scope.values.get(name));
    const type = found & typeMeaning ? undefined : first(scopes, scope => scope.types.get(name));
    for (const symbol of new Set([value, type])) if (symbol) show(file, name as ts.__String, symbol);
  }
}

/** Names are looked up among the file's locals, then among its exports: room for a value and a type of one name. */
function show(file: BoundFile, name: ts.__String, symbol: ts.Symbol): void {
  const table = [file.locals, file.symbol.exports].find(candidate => !candidate.has(name));
  table?.set(name, symbol);
}

function first<S, T>(items: readonly S[], pick: (item: S) => T | undefined): T | undefined {
  for (const item of items) {
    const found = pick(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
