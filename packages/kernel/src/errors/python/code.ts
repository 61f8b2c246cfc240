interface Habit {
  /** Matches the line with the error. */
  readonly code: RegExp;
  readonly advice: string | ((caught: RegExpExecArray) => string);
}

const packages: Readonly<Record<string, string>> = {
  numpy: 'tensors take its place: `tf.tensor([[1, 2], [3, 4]])`, `x.mean()`, `x.reshape([4, 1])`.',
  pandas: 'lists of records take its place; `datasets` reads files, `show.table` shows them.',
  matplotlib: '`show.lines`, `show.bars`, `show.histogram`, `show.images` draw.',
  tensorflow: '`tf` is in scope without an import.',
  keras:
    '`models`, `layers`, `losses`, `optimizers`, `metrics` and `callbacks` are in scope without an import.',
  sklearn: '`metrics` has its scores, `datasets` its data, both in scope without an import.',
  torch: '`tf`, `models` and `layers` are in scope without an import.',
};

const IMPORT = "an import is written `import name from 'package'` or `import { name } from 'package'`.";

/** How Python writes what TypeScript writes in another way. Each cannot be TypeScript, or its line has an error. */
const habits: readonly Habit[] = [
  {
    code: /^\s*(?:import\s+(\w+)[\w.]*(?:\s+as\s+\w+)?|from\s+(\w+)[\w.]*\s+import\b.*)\s*;?\s*(?:#.*)?$/,
    advice: ([, first, second]) => {
      const instead = packages[first ?? second ?? ''];
      return instead === undefined ? IMPORT : `${IMPORT} In place of ${first ?? second}: ${instead}`;
    },
  },
  {
    code: /^\s*(?:async\s+)?def\s+\w+/,
    advice: 'a function is written `function name(x: number) { return x; }`.',
  },
  { code: /\blambda\b[^:]*:/, advice: 'a small function is written `x => x + 1`.' },
  {
    code: /^\s*class\s+\w+\s*(?:\(\s*([\w.]*).*\))?\s*:/,
    advice: ([, base]) => `a class is written \`class Name${base ? ` extends ${base}` : ''} { ... }\`.`,
  },
  {
    code: /^\s*for\s+.+\s+in\s+range\s*\(/,
    advice: 'a loop that counts is written `for (let i = 0; i < 10; i++) { ... }`.',
  },
  { code: /^\s*for\s+[^(].*\s+in\s+.*:/, advice: 'a loop is written `for (const x of list) { ... }`.' },
  {
    code: /^\s*(?:if|while|elif)\b\s*(?!\().*:\s*(?:#.*)?$|^\s*(?:elif\b.*|else\s*):/,
    advice: 'conditions stand in brackets and blocks in braces: `if (x > 0) { ... } else { ... }`.',
  },
  {
    code: /^\s*(?:try|finally)\s*:|^\s*except\b.*:/,
    advice: 'it is written `try { ... } catch (error) { ... } finally { ... }`.',
  },
  { code: /\S\s+if\s+\S.*\s+else\s+\S/, advice: 'a choice is written `condition ? a : b`.' },
  { code: /^\s*raise\b/, advice: "it is written `throw new Error('...')`." },
  {
    code: /^\s*with\s+.*\bas\b.*:/,
    advice: 'there is no `with`; `tf.tidy(() => { ... })` frees the tensors of a block.',
  },
  { code: /^\s*print\s+['"\w]/, advice: '`console.log(x)` prints.' },
  { code: /^[^'"`]*(?:"""|''')/, advice: 'text of several lines stands in backquotes: `` `...` ``.' },
  {
    code: /(?<![\w$'"`])[fF](['"])/,
    advice: 'text with values in it stands in backquotes: `` `loss ${loss.toFixed(3)}` ``.',
  },
  {
    code: /\[[^[\]]*\s+for\s+.*\s+in\s+.*\]/,
    advice: '`list.filter(x => x > 0).map(x => 2 * x)` takes the place of a comprehension.',
  },
  {
    code: /[\w$\])]\[[^[\]'"`?]*:[^[\]]*\]/,
    advice:
      '`list.slice(from, to)` gives a part of a list; of a tensor, `x.slice([row, column], [rows, columns])`.',
  },
  { code: /[\w\])]\s@\s*[\w(]/, advice: 'the product of matrices is `a.matMul(b)`.' },
  { code: /(?:^|\s)#(?!!|\w+\s*[;=(])/, advice: 'a comment begins with `//`.' },
  { code: /\s(?:and|or)\s|\bnot\s+\w/, advice: 'and, or, not are written `&&`, `||`, `!`.' },
  {
    code: /\bis\s+(?:not\s+)?(?:None|True|False)\b/,
    advice: 'it is written `x === null`, or `x === undefined`.',
  },
];

/** Advice on lines of code that do not compile. */
export function pythonCode(lines: readonly string[]): string[] {
  return lines.flatMap(line => {
    for (const { code, advice } of habits) {
      const caught = code.exec(line);
      if (caught) return [typeof advice === 'string' ? advice : advice(caught)];
    }
    return [];
  });
}
