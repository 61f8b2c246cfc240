import ts from 'typescript';
import { internals } from '../typescript/internals';

/**
 * True when every declaration is marked `@deprecated`. TypeScript marks them itself where it reads comments, which it
 * does not in declaration files (see inspect/documentation.ts).
 */
export function isDeprecated(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const { declarations = [] } =
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return declarations.length > 0 && declarations.every(isMarked);
}

function isMarked(declaration: ts.Declaration): boolean {
  const { text } = declaration.getSourceFile();
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const comments = internals.getJSDocCommentRanges(node, text) ?? [];
  return comments.some(({ pos, end }) => /@deprecated\b/.test(text.slice(pos, end)));
}
