import ts from 'typescript';
import type { InternalProgram } from './internals';
import { createLibraryHost, type LibraryHost } from './library-host';
import { isLocalSource } from './local-source';

/**
 * Everything that cells refer to but that is not a cell: TypeScript's and Node's own types, packages, local modules.
 * Cells are never part of it, so it is built anew only when an import brings a new file or a local file changed.
 */
export class Library {
  readonly #roots: Set<string>;
  /** Files that belong to packages, wherever a link leads. */
  readonly #external = new Set<string>();
  readonly #host: LibraryHost;
  #program: InternalProgram | undefined;

  constructor(
    readonly options: ts.CompilerOptions,
    cwd: string,
    roots: readonly string[],
    virtual: ReadonlyMap<string, string>,
  ) {
    this.#roots = new Set([...virtual.keys(), ...roots]);
    this.#host = createLibraryHost(options, cwd, virtual);
  }

  get host(): ts.CompilerHost {
    return this.#host;
  }

  get program(): InternalProgram {
    return (this.#program ??= this.#create());
  }

  /** Brings in files that cells import, and what changed on disk; true when the program was replaced. */
  update(imported: readonly ts.ResolvedModuleFull[]): boolean {
    const missing = imported.filter(({ resolvedFileName }) => !this.program.getSourceFile(resolvedFileName));
    if (missing.length === 0 && !this.#host.changed()) return false;
    for (const { resolvedFileName, isExternalLibraryImport } of missing) {
      this.#roots.add(resolvedFileName);
      if (isExternalLibraryImport) this.#external.add(resolvedFileName);
    }
    this.#program = this.#create();
    return true;
  }

  /** The user's own modules. */
  get localModules(): ts.SourceFile[] {
    const isExternal = (file: ts.SourceFile) =>
      this.#external.has(file.fileName) || this.program.isSourceFileFromExternalLibrary(file);
    return this.program.getSourceFiles().filter(file => isLocalSource(file.fileName) && !isExternal(file));
  }

  #create(): InternalProgram {
    this.#host.refresh();
    return ts.createProgram({
      rootNames: [...this.#roots],
      options: this.options,
      host: this.#host,
      ...(this.#program && { oldProgram: this.#program }),
    }) as InternalProgram; // The published type is a subset.
  }
}
