import path from 'node:path';
import ts from 'typescript';
import { LazyDeclarations } from './declarations/lazy-declarations';
import { outlineFile, type OutlineFile } from './declarations/outline-file';
import { outlineOf } from './declarations/outline';
import type { Redirects } from '../../redirects/redirects';
import type { InternalProgram } from './internals';
import { createLibraryHost, type LibraryHost } from './library-host';
import { isLocalSource } from './local-source';

/**
 * Everything that cells refer to but that is not a cell: TypeScript's and Node's own types, packages, local modules.
 * Cells are never part of it, so it is built again only when an import brings a new file or a local file changed. What is
 * in scope from the start is read file by file when it is asked for, once an earlier start has written its outline.
 */
export class Library {
  readonly #imported = new Set<string>();
  /** Parts of TypeScript's own library that cells have asked for. */
  readonly #libraries = new Set<string>();
  /** Files that belong to packages, wherever a link leads. */
  readonly #external = new Set<string>();
  readonly #outlineFile: OutlineFile | undefined;
  #host: LibraryHost;
  #lazy: LazyDeclarations | undefined;
  #program: InternalProgram | undefined;

  constructor(
    readonly options: ts.CompilerOptions,
    private readonly cwd: string,
    private readonly roots: readonly string[],
    private readonly virtual: ReadonlyMap<string, string>,
    private readonly redirects: Redirects,
  ) {
    this.#outlineFile = outlineFile(options, roots);
    this.#host = this.#createHost();
    const outline = this.#outlineFile?.read();
    this.#lazy = outline && new LazyDeclarations(outline, this.#host, options);
  }

  get host(): LibraryHost {
    return this.#host;
  }

  get program(): InternalProgram {
    return (this.#program ??= this.#create());
  }

  /** The declarations that the program leaves out until the checker asks for them. */
  get lazy(): LazyDeclarations | undefined {
    return this.#lazy;
  }

  /** Brings in files that cells import, and what changed on disk; true when the program was replaced. */
  update(imported: readonly ts.ResolvedModuleFull[]): boolean {
    const missing = imported.filter(({ resolvedFileName }) => !this.#has(resolvedFileName));
    const changed = this.#host.changed();
    if (missing.length === 0 && changed.length === 0) return false;
    for (const { resolvedFileName, isExternalLibraryImport } of missing) {
      (isLibrary(resolvedFileName) ? this.#libraries : this.#imported).add(resolvedFileName);
      if (isExternalLibraryImport) this.#external.add(resolvedFileName);
    }
    if (changed.some(name => this.#lazy?.has(name))) this.#readAll();
    this.#program = this.#create();
    return true;
  }

  /** Writes down for the next start what the files declare, unless cells have brought in more. */
  remember(): void {
    if (this.#lazy || this.#imported.size + this.#libraries.size > 0) return;
    this.#outlineFile?.write(outlineOf(this.program, new Set(this.virtual.keys())));
  }

  /** The user's own modules. */
  get localModules(): ts.SourceFile[] {
    const isExternal = (file: ts.SourceFile) =>
      this.#external.has(file.fileName) || this.program.isSourceFileFromExternalLibrary(file);
    return this.program.getSourceFiles().filter(file => isLocalSource(file.fileName) && !isExternal(file));
  }

  #has(fileName: string): boolean {
    return this.program.getSourceFile(fileName) !== undefined || this.#lazy?.has(fileName) === true;
  }

  /** The outline is not true any more. */
  #readAll(): void {
    this.#lazy = undefined;
    this.#program = undefined;
    this.#host = this.#createHost();
  }

  #createHost(): LibraryHost {
    return createLibraryHost(this.options, this.cwd, this.virtual, this.redirects);
  }

  #create(): InternalProgram {
    this.#host.refresh();
    const declarations = this.#lazy?.roots ?? this.roots;
    const libraries = [...this.#libraries].map(file => path.basename(file));
    return ts.createProgram({
      rootNames: [...this.virtual.keys(), ...declarations, ...this.#imported],
      // As files like others they would stand in for the whole library.
      options: { ...this.options, lib: [...(this.options.lib ?? []), ...libraries] },
      host: this.#lazy?.hostWithout(this.#host) ?? this.#host,
      ...(this.#program && { oldProgram: this.#program }),
    }) as InternalProgram; // The published type is a subset.
  }
}

function isLibrary(file: string): boolean {
  return path.dirname(file) === path.dirname(ts.getDefaultLibFilePath({}));
}
