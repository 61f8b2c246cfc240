/** The code with which a widget draws itself: a function written in the notebook, or a module of its own. */
export interface FrontEndCode {
  readonly render?: (...args: never[]) => unknown;
  /** Imports and helpers that `render` needs, as the text of a module. */
  readonly imports?: string;
  /** The text of a whole module whose default export has `render`, in place of the two above. */
  readonly esm?: string;
}

/** The module that the browser loads, of anywidget's form: `export default { render }`. */
export function toEsm({ render, imports = '', esm }: FrontEndCode): string {
  if (esm !== undefined) return esm;
  if (typeof render !== 'function') {
    throw new TypeError(
      'A widget needs `render`, a function that draws it in the browser, or `esm`, the text of a module that exports one',
    );
  }
  const code = String(render);
  refuseNative(code);
  refuseNotebookNames(code);
  return `${[imports, ...standIns(code)].join('\n')}\nexport default { render: ${asExpression(code)} };\n`;
}

function refuseNative(code: string): void {
  if (code.endsWith('{ [native code] }')) {
    throw new TypeError('`render` has no text to send to the browser: it is built in or made by bind()');
  }
}

/** In compiled cells the notebook's variables are properties of `exports`; in a browser there are none of them. */
function refuseNotebookNames(code: string): void {
  const names = new Set([...code.matchAll(/\bexports_*\.([\p{ID_Continue}$]+)/gu)].map(([, name]) => name));
  if (names.size === 0) return;
  const list = [...names].map(name => `'${name}'`).join(', ');
  throw new ReferenceError(
    `\`render\` runs in the browser, which does not know ${list} of the notebook. Put values into \`state\` and read ` +
      'them with model.get(); put helper functions into `render` itself or, as text, into `imports`',
  );
}

/** Functions that `await` and `import()` of a compiled cell call. */
const runtime: readonly (readonly [name: RegExp, definition: string])[] = [
  [/\bawait_+\b/g, 'Object.assign(value => value, { iterate: values => values })'],
  [/\bimport_+\b/g, 'Object.assign(url => import(url), { meta: import.meta })'],
];

function standIns(code: string): string[] {
  return runtime.flatMap(([pattern, definition]) =>
    [...new Set(code.match(pattern))].map(name => `const ${name} = ${definition};`),
  );
}

/** A method's text (`render({ model, el }) {}`) is no expression, but a member of an object. */
function asExpression(code: string): string {
  return isExpression(code) ? code : `Object.values({ ${code} })[0]`;
}

function isExpression(code: string): boolean {
  try {
    // Only parsed, never called.
    return Boolean(new Function(`return (${code}\n)`));
  } catch {
    return false;
  }
}
