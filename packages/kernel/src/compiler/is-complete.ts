import ts from 'typescript';
import type { Completeness } from './compiler';
import { parseErrors } from './typescript/internals';
import { nextIndent } from './next-indent';

/** A string cannot go on in the next line. */
const unterminatedString = 1002;

/** JSX elements without their closing tag, which TypeScript reports where they begin. */
const unclosedElement = new Set([17008, 17014]);

/**
 * Whether a console should run `code` or let the user go on typing. Code is incomplete when its only fault is that it
 * ends too early; two empty lines end it all the same.
 */
export function isComplete(code: string): Completeness {
  const answers = [ts.ScriptKind.TS, ts.ScriptKind.TSX].map(kind => isCompleteAs(code, kind));
  const [typescript = { status: 'unknown' }] = answers;
  return RANKS.map(rank => answers.find(({ status }) => status === rank)).find(Boolean) ?? typescript;
}

/** The better answer counts: code that is no TypeScript may be TSX. */
const RANKS = ['complete', 'incomplete', 'invalid'] as const;

function isCompleteAs(code: string, scriptKind: ts.ScriptKind): Completeness {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, false, scriptKind);
  const [first] = parseErrors(file);
  if (!first) return { status: 'complete' };
  const endsTooEarly = first.start >= code.trimEnd().length || unclosedElement.has(first.code);
  if (!endsTooEarly || first.code === unterminatedString || /\n[^\S\n]*\n[^\S\n]*$/.test(code))
    return { status: 'invalid' };
  return { status: 'incomplete', indent: nextIndent(code) };
}
