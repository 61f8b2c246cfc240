import ts from 'typescript';
import type { BoundFile } from './internals';

/** The names that a file declares at its top level, before or after others were shown to it. */
export function ownSymbols(file: BoundFile, checker: ts.TypeChecker): ReadonlyMap<string, ts.Symbol> {
  // `module` and `exports`, which TypeScript declares in JavaScript that assigns to them, are parameters of every cell.
  const isOwn = (symbol: ts.Symbol) =>
    !(symbol.flags & ts.SymbolFlags.ModuleExports) &&
    symbol.declarations?.some(node => node.getSourceFile() === file);
  const own = [...file.locals].filter(([, symbol]) => isOwn(symbol));
  return new Map(
    own.map(([name, symbol]) => [
      ts.unescapeLeadingUnderscores(name),
      checker.getExportSymbolOfSymbol(symbol),
    ]),
  );
}
