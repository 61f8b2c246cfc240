import ts from 'typescript';
import { parseErrors } from './internals';

/**
 * How a cell is to be read. JSX and TypeScript's older syntax (`<T>value`, `<T>(x: T) => x`) exclude each other: a cell is
 * TSX if it cannot be read as TypeScript without.
 */
export function scriptExtension(code: string): '.ts' | '.tsx' {
  const mayHoldJsx = /<(?:[\w.]|>)/.test(code);
  return mayHoldJsx && !reads(code, ts.ScriptKind.TS) && reads(code, ts.ScriptKind.TSX) ? '.tsx' : '.ts';
}

function reads(code: string, kind: ts.ScriptKind): boolean {
  const file = ts.createSourceFile('cell', code, ts.ScriptTarget.Latest, false, kind);
  return parseErrors(file).length === 0;
}
