import type { CellDiagnostic } from '../compiler/compiler';
import type { ErrorContent } from '../wire/message';
import { bold, magenta, red } from './ansi';
import { codeFrame } from './frame';
import { hintsForCode } from './hints';
import { plainMessage } from './plain-message';

/** Shows what is wrong with a cell that does not compile: each error with its code, its place and its line. */
export function renderDiagnostics(
  diagnostics: readonly CellDiagnostic[],
  source: string,
  fileName: string,
): ErrorContent {
  const [first] = diagnostics;
  const lines = source.split('\n');
  const hints = hintsForCode(
    diagnostics.map(({ message }) => message),
    diagnostics.flatMap(({ file, start }) => (file === undefined ? (lines[start.line - 1] ?? []) : [])),
  );
  return {
    ename: 'TypeScriptError',
    evalue: first
      ? `${summary(first)} (${first.file ?? fileName}:${first.start.line}:${first.start.column})`
      : 'The cell does not compile',
    traceback: [
      ...diagnostics.map(diagnostic => renderDiagnostic(diagnostic, source, fileName)),
      ...hints.map(hint => `${bold('Hint:')} ${hint}`),
    ],
  };
}

/** Shows errors in local modules, which do not stop the cell. */
export function renderWarnings(diagnostics: readonly CellDiagnostic[]): string {
  const lines = diagnostics.map(
    ({ file, start, code, message }) =>
      `${file ?? ''}:${start.line}:${start.column} - ${bold(magenta('warning'))} TS${code}: ${plainMessage(message)}`,
  );
  return `${lines.join('\n')}\n`;
}

function renderDiagnostic(diagnostic: CellDiagnostic, source: string, fileName: string): string {
  const { file, start, end, category, message, code } = diagnostic;
  const paint = category === 'error' ? red : magenta;
  const place = `${file ?? fileName}:${start.line}:${start.column}`;
  const head = `${place} - ${bold(paint(category))} ${`TS${code}:`} ${plainMessage(message)}`;
  return file === undefined ? `${head}\n\n${codeFrame(source, start, end)}\n` : head;
}

function summary({ code, message }: CellDiagnostic): string {
  return `TS${code}: ${plainMessage(message)}`;
}
