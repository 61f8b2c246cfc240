import ts from 'typescript';
import { isReference } from '../emit/references';
import type { CheckerHost } from './checker';
import type { BoundFile } from './internals';

/** TypeScript's own error for a name of the browser in a program without the browser's types. */
const code = 2584;

/**
 * Values of libraries that are in the program for the sake of other cells (the browser's, for the drawing code of widgets): here they
 * are as unknown as if those cells had never been. `lent` are the files that declare them.
 */
export function lentNames(
  file: BoundFile,
  lent: ReadonlySet<string>,
  { checker }: CheckerHost,
): ts.Diagnostic[] {
  if (lent.size === 0) return [];
  const found: ts.Diagnostic[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node)) {
      const symbol = checker.resolveName(node.text, node, ts.SymbolFlags.Value, false);
      if (symbol && isLent(symbol, lent)) found.push(unknownName(file, node));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isLent({ declarations = [] }: ts.Symbol, lent: ReadonlySet<string>): boolean {
  const values = declarations.filter(
    node => !ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node),
  );
  return values.length > 0 && values.every(node => lent.has(node.getSourceFile().fileName));
}

function unknownName(file: ts.SourceFile, node: ts.Identifier): ts.Diagnostic {
  const start = node.getStart(file);
  const messageText = `Cannot find name '${node.text}'. Do you need to change your target library? Try changing the 'lib' compiler option to include 'dom'.`;
  return { file, start, length: node.end - start, code, category: ts.DiagnosticCategory.Error, messageText };
}
