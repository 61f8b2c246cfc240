import ts from 'typescript';
import type { CellDiagnostic } from './compiler';
import { withShortPaths } from './without-paths';

/** A TypeScript diagnostic as a cell's: lines and columns from 1. */
export function cellDiagnostic(diagnostic: ts.Diagnostic, cell: ts.SourceFile, cwd: string): CellDiagnostic {
  const { file, start = 0, length = 0, code, category, messageText } = diagnostic;
  return {
    ...(file && file !== cell && { file: file.fileName }),
    code,
    category: category === ts.DiagnosticCategory.Warning ? 'warning' : 'error',
    message: withHint(readable(ts.flattenDiagnosticMessageText(messageText, '\n'), cwd)),
    start: position(file, start),
    end: position(file, start + length),
  };
}

function position(file: ts.SourceFile | undefined, offset: number): CellDiagnostic['start'] {
  if (!file) return { line: 1, column: 1 };
  const { line, character } = file.getLineAndCharacterOfPosition(offset);
  return { line: line + 1, column: character + 1 };
}

/**
 * `import("/home/m\u00FCller/cell-3~7").Model` is how TypeScript tells types of one name apart: say `import("cell-3").Model`. A package's type is
 * `import("package").Model`.
 */
function readable(message: string, cwd: string): string {
  const own = message
    .replaceAll(/import\("[^"]*"\)/g, withoutEscapes)
    .replaceAll(`import("${cwd}/`, 'import("')
    .replaceAll(/import\("([^"]*)~\d+"\)/g, 'import("$1")');
  return withShortPaths(own);
}

const withoutEscapes = (text: string): string =>
  text.replaceAll(/\\u([0-9A-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** A type that does not fit one of its own name is an earlier cell's: a puzzle only notebooks have. */
function withHint(message: string): string {
  const [, name] =
    /type '(?:import\([^)]*\)\.)?([\p{ID_Continue}$]+)' (?:is not assignable to|but required in) type '(?:import\([^)]*\)\.)?\1'/u.exec(
      message,
    ) ?? [];
  if (name === undefined) return message;
  const hint = `'${name}' was declared again: values made before are of the earlier type. Run the cells that made them again.`;
  return `${message}\n${hint}`;
}
