import ts from 'typescript';

/** The fate of a cell's own top-level names at run time. */
export interface TopLevel {
  /** Live on `exports`, for this and for later cells. */
  readonly exported: ReadonlySet<string>;
  /** Declared types and `declare`d values: nothing at run time. */
  readonly erased: ReadonlySet<string>;
}

/** `using` declarations are in neither set: they are disposed of when the cell ends. */
export function topLevelNames(
  own: ReadonlyMap<string, ts.Symbol>,
  meaningsOf: (symbol: ts.Symbol) => ts.SymbolFlags,
): TopLevel {
  const exported = new Set<string>();
  const erased = new Set<string>();
  for (const [name, symbol] of own) {
    if (!(meaningsOf(symbol) & ts.SymbolFlags.Value) || isAmbient(symbol) || isTypeOnly(symbol))
      erased.add(name);
    else if (!isDisposable(symbol)) exported.add(name);
  }
  return { exported, erased };
}

/** True for `declare const x: T` and the like: the value exists elsewhere, under that very name. */
export function isAmbient(symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  return !!declaration && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
}

function isTypeOnly(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(ts.isTypeOnlyImportDeclaration);
}

function isDisposable(symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
  return isUsing(declaration.parent);
}

export function isUsing(list: ts.Node): boolean {
  const kind = list.flags & ts.NodeFlags.BlockScoped;
  return kind === ts.NodeFlags.Using || kind === ts.NodeFlags.AwaitUsing;
}
