import ts from 'typescript';

/** Names that JSX elements use without saying so, such as `React`; a comment `@jsx h` names another one. */
export function jsxFactories(options: ts.CompilerOptions, code: string): string[] {
  if (options.jsx !== ts.JsxEmit.React) return [];
  const jsxFactory = pragma('jsx', code) ?? options.jsxFactory ?? 'React';
  const jsxFragmentFactory = pragma('jsxFrag', code) ?? options.jsxFragmentFactory ?? 'React';
  return [jsxFactory, jsxFragmentFactory].map(name => name.split('.')[0] ?? name);
}

function pragma(name: string, code: string): string | undefined {
  return new RegExp(`^\\s*/\\*[^/]*@${name}\\s+([\\w.$]+)`).exec(code)?.[1];
}
