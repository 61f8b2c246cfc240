import ts from 'typescript';
import { type CommentedFile, type CommentedNode, internals } from '../typescript/internals';

/**
 * Makes sure that the documentation of a symbol can be read, its own and what it inherits: the types of libraries are
 * read without, which takes a sixth less time and memory, and most files' documentation is never asked for.
 */
export function readDocumentation(symbol: ts.Symbol, checker: ts.TypeChecker): void {
  const seen = new Set<ts.Symbol>();
  const visit = (next: ts.Symbol | undefined) => {
    if (!next || seen.has(next)) return;
    seen.add(next);
    for (const declaration of next.declarations ?? []) {
      document(declaration.getSourceFile());
      for (const base of overridden(declaration, checker)) visit(base);
    }
    if (next.flags & ts.SymbolFlags.Alias) visit(checker.getAliasedSymbol(next));
  };
  checker.getRootSymbols(symbol).forEach(visit);
  visit(symbol);
}

/** The members of base types that a member of a class or interface takes the place of, instance and static. */
function overridden(declaration: ts.Declaration, checker: ts.TypeChecker): (ts.Symbol | undefined)[] {
  const { name, parent } = declaration as ts.NamedDeclaration;
  if (!name || !(ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent))) return [];
  const property = checker.getSymbolAtLocation(name)?.name ?? '';
  const bases = (parent.heritageClauses ?? []).flatMap(({ types }) => [...types]);
  return bases.flatMap(base => {
    const type = checker.getTypeAtLocation(base);
    const sides = type.symbol ? [type, checker.getTypeOfSymbol(type.symbol)] : [type];
    return sides.map(side => side.getProperty(property));
  });
}

/** Parses a file again and takes over the comments that were left out the first time. */
function document(file: CommentedFile): void {
  if (file.jsDocParsingMode === ts.JSDocParsingMode.ParseAll) return;
  file.jsDocParsingMode = ts.JSDocParsingMode.ParseAll;
  const { fileName, text, languageVersion, impliedNodeFormat } = file;
  const options = { languageVersion, impliedNodeFormat, jsDocParsingMode: ts.JSDocParsingMode.ParseAll };
  takeComments(ts.createSourceFile(fileName, text, options, true), file);
}

/** The two trees differ in nothing but comments. */
function takeComments(from: CommentedNode, to: CommentedNode): void {
  if (from.jsDoc) {
    to.jsDoc = from.jsDoc;
    for (const comment of from.jsDoc) internals.setParent(comment, to);
  }
  const sources = childrenOf(from);
  childrenOf(to).forEach((child, i) => takeComments(sources[i] ?? child, child));
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, child => void children.push(child));
  return children;
}
