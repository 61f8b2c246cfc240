import ts from 'typescript';
import type { CheckerHost } from './checker';
import { type BoundFile, internals } from './internals';

/** "Could not find a declaration file for module": packages without types are welcome, as `any`. */
const untypedModule = 7016;

/** The errors that `tsc` reports for a file, after `@ts-expect-error` and `@ts-ignore`. */
export function typeErrors(file: BoundFile, { checker }: CheckerHost): readonly ts.Diagnostic[] {
  const found = [...file.bindDiagnostics, ...checker.getDiagnostics(file)].filter(
    ({ file: where, code }) => where === file && code !== untypedModule,
  );
  const all = file.commentDirectives?.length ? applyDirectives(file, found) : found;
  return ts.sortAndDeduplicateDiagnostics(all);
}

function applyDirectives(file: BoundFile, found: readonly ts.Diagnostic[]): ts.Diagnostic[] {
  const directives = internals.createCommentDirectivesMap(file, file.commentDirectives ?? []);
  const isSuppressed = ({ start = 0 }: ts.Diagnostic) => {
    const { line } = file.getLineAndCharacterOfPosition(start);
    return directiveLines(file, line).some(candidate => directives.markUsed(candidate));
  };
  const kept = found.filter(diagnostic => !isSuppressed(diagnostic));
  const unused = directives.getUnusedExpectations().map(({ range }) => unusedDirective(file, range));
  return [...kept, ...unused];
}

/** The line before, and those before it as long as they are blank or comments. */
function directiveLines(file: ts.SourceFile, line: number): number[] {
  const lines: number[] = [];
  for (let above = line - 1; above >= 0; above--) {
    lines.push(above);
    const starts = file.getLineStarts();
    const text = file.text.slice(starts[above], starts[above + 1]).trim();
    if (text !== '' && !text.startsWith('//')) break;
  }
  return lines;
}

function unusedDirective(file: ts.SourceFile, { pos, end }: ts.TextRange): ts.Diagnostic {
  return {
    file,
    start: pos,
    length: end - pos,
    code: 2578,
    category: ts.DiagnosticCategory.Error,
    messageText: "Unused '@ts-expect-error' directive.",
  };
}
