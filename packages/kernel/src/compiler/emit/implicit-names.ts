import ts from 'typescript';
import { jsxFactories } from '../typescript/jsx-factories';

/** Names of values that TypeScript's own emitted code uses where the text has no such expression. */
export function implicitNames(file: ts.SourceFile, options: ts.CompilerOptions): Set<string> {
  return new Set([
    ...(hasJsx(file) ? jsxFactories(options, file.text) : []),
    ...typesInMetadata(file, options),
  ]);
}

/** True when TypeScript adds an import of a JSX runtime. */
export function addsJsxImport(file: ts.SourceFile, options: ts.CompilerOptions): boolean {
  return (options.jsx === ts.JsxEmit.ReactJSX || options.jsx === ts.JsxEmit.ReactJSXDev) && hasJsx(file);
}

/** With `emitDecoratorMetadata`, classes that stand for types in decorated classes. */
function typesInMetadata(file: ts.SourceFile, { emitDecoratorMetadata }: ts.CompilerOptions): string[] {
  if (!emitDecoratorMetadata) return [];
  const names: string[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) names.push(rootOf(node.typeName));
    ts.forEachChild(node, collect);
  };
  collect(file);
  return names;
}

function rootOf(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : rootOf(name.left);
}

function hasJsx(file: ts.SourceFile): boolean {
  const find = (node: ts.Node): boolean | undefined =>
    ts.isJsxElement(node) ||
    ts.isJsxSelfClosingElement(node) ||
    ts.isJsxFragment(node) ||
    ts.forEachChild(node, find);
  return find(file) ?? false;
}
