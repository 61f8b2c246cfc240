import ts from 'typescript';

/** The name that JSX elements of a file call without saying so, such as `React`. */
export function jsxNamespace(file: ts.SourceFile, options: ts.CompilerOptions): string | undefined {
  if (options.jsx !== ts.JsxEmit.React || !hasJsx(file)) return undefined;
  return options.jsxFactory?.split('.')[0] ?? 'React';
}

/** True when TypeScript adds an import of a JSX runtime. */
export function addsJsxImport(file: ts.SourceFile, options: ts.CompilerOptions): boolean {
  return (options.jsx === ts.JsxEmit.ReactJSX || options.jsx === ts.JsxEmit.ReactJSXDev) && hasJsx(file);
}

function hasJsx(file: ts.SourceFile): boolean {
  const find = (node: ts.Node): boolean | undefined =>
    ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node) || ts.forEachChild(node, find);
  return find(file) ?? false;
}
