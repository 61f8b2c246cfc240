import ts from 'typescript';
import { type BoundFile, internals, type InternalProgram } from './internals';

/** One cell, parsed and bound as a module, with what its imports resolve to. */
export interface ParsedCell {
  readonly file: BoundFile;
  /** Source and declaration files that its imports need. */
  readonly dependencies: readonly string[];
  readonly program: InternalProgram;
}

/**
 * A program of the cell alone, which resolves its imports but loads nothing: TypeScript itself collects the imports,
 * so that every form of them (types, `require`, JSX runtimes) is found.
 */
export function parseCell(
  code: string,
  fileName: string,
  options: ts.CompilerOptions,
  host: ts.CompilerHost,
): ParsedCell {
  const program = ts.createProgram({
    rootNames: [fileName],
    options: { ...options, noResolve: true, noLib: true, types: [] },
    host: {
      ...host,
      getSourceFile: (name, languageVersion) =>
        name === fileName ? ts.createSourceFile(name, code, languageVersion) : undefined,
    },
  }) as InternalProgram;
  const file = program.getSourceFile(fileName) as BoundFile;
  internals.bindSourceFile(file, options);
  const dependencies = file.imports
    .map(name => program.getResolvedModule(file, name.text, program.getModeForUsageLocation(file, name)))
    .map(resolution => resolution?.resolvedModule)
    .filter(resolved => resolved && !isUntyped(resolved.extension, options))
    .map(resolved => resolved!.resolvedFileName);
  return { file, dependencies: [...new Set(dependencies)], program };
}

function isUntyped(extension: string, options: ts.CompilerOptions): boolean {
  return /^\.[cm]?jsx?$/.test(extension) && !options.allowJs;
}
