import ts from 'typescript';
import type { BoundFile } from '../typescript/internals';
import type { Language } from '../typescript/language';
import { runtimeFile } from '../typescript/local-source';

/** False for an imported type, which leaves nothing at run time. */
export function isValueImport(node: ts.NamedDeclaration, { host, meaningsOf }: Language): boolean {
  const symbol = node.name && host.checker.getSymbolAtLocation(node.name);
  return !symbol || (meaningsOf(symbol) & ts.SymbolFlags.Value) !== 0;
}

/** Local modules are imported by their full path, whatever the tsconfig's `paths` call them. */
export function importTarget(specifier: ts.StringLiteralLike, file: BoundFile, language: Language): string {
  const resolved = language.resolve(file, specifier);
  return (resolved && runtimeFile(resolved)) ?? specifier.text;
}
