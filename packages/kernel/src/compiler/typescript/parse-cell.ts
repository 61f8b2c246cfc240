import ts from 'typescript';
import { type BoundFile, internals, type InternalProgram } from './internals';
import { libraryReferences } from './library-references';

/** One cell, parsed and bound as a module, with what its imports resolve to. */
export interface ParsedCell {
  readonly file: BoundFile;
  /** Source and declaration files that its imports need. */
  readonly dependencies: readonly ts.ResolvedModuleFull[];
  /** The parts of TypeScript's own library that it asks for; they are dependencies as well. */
  readonly libraries: readonly string[];
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
    options: { ...options, noResolve: true, noLib: true, types: [], allowJs: true },
    host: {
      ...host,
      getSourceFile: (name, languageVersion) =>
        name === fileName ? ts.createSourceFile(name, code, languageVersion) : undefined,
    },
  }) as InternalProgram;
  const file = program.getSourceFile(fileName) as BoundFile;
  internals.bindSourceFile(file, options);
  const dependencies = file.imports.flatMap(name => {
    const mode = program.getModeForUsageLocation(file, name);
    const resolved = program.getResolvedModule(file, name.text, mode)?.resolvedModule;
    return resolved && !isUntyped(resolved.extension, options) ? [resolved] : [];
  });
  const libraries = libraryReferences(file, host);
  return {
    file,
    dependencies: [...dependencies, ...libraries],
    libraries: libraries.map(({ resolvedFileName }) => resolvedFileName),
    program,
  };
}

function isUntyped(extension: string, options: ts.CompilerOptions): boolean {
  return /^\.[cm]?jsx?$/.test(extension) && !options.allowJs;
}
