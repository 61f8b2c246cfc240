import ts from 'typescript';

/** Names that JSX elements use without saying so, such as `React`. */
export function jsxFactories(options: ts.CompilerOptions): string[] {
  if (options.jsx !== ts.JsxEmit.React) return [];
  const { jsxFactory = 'React', jsxFragmentFactory = 'React' } = options;
  return [jsxFactory, jsxFragmentFactory].map(name => name.split('.')[0] ?? name);
}
