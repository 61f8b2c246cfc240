import path from 'node:path';
import ts from 'typescript';
import { cellDiagnostic } from '../../../src/compiler/cell-diagnostic';
import type { CellDiagnostic } from '../../../src/compiler/compiler';
import { compilerOptions } from '../../../src/compiler/compiler-options';

const folder = path.resolve(__dirname);
const options: ts.CompilerOptions = { ...compilerOptions(folder), noEmit: true };
const fileName = path.join(folder, 'cell.ts');
const base = ts.createCompilerHost(options, true);
const library = new Map<string, ts.SourceFile | undefined>();
let previous: ts.Program | undefined;

/** Errors that tsc itself reports about `code` as a module: a program of its own, through the published interface alone. */
export function tscErrors(code: string): CellDiagnostic[] {
  const host: ts.CompilerHost = {
    ...base,
    getSourceFile(name, version) {
      if (name === fileName) return ts.createSourceFile(name, code, version);
      if (!library.has(name)) library.set(name, base.getSourceFile(name, version));
      return library.get(name);
    },
  };
  const rootNames = [fileName];
  const program = ts.createProgram({ rootNames, options, host, ...(previous && { oldProgram: previous }) });
  previous = program;
  const file = program.getSourceFile(fileName);
  if (!file) throw new Error('tsc did not read the cell.');
  const syntax = program.getSyntacticDiagnostics(file);
  const found = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
  return ts.sortAndDeduplicateDiagnostics(found).map(diagnostic => cellDiagnostic(diagnostic, file, folder));
}
