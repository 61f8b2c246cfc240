import ts from 'typescript';
import type { InternalProgram } from './internals';
import { createLibraryHost, type LibraryHost } from './library-host';

/**
 * Everything that cells refer to but that is not a cell: TypeScript's and Node's own types, packages, local modules.
 * Cells are never part of it, so it is built anew only when an import brings a new file or a local file changed.
 */
export class Library {
  readonly #roots: Set<string>;
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

  /** Brings in `files` and what changed on disk; true when the program was replaced. */
  update(files: readonly string[]): boolean {
    const missing = files.filter(file => !this.program.getSourceFile(file));
    if (missing.length === 0 && !this.#host.changed()) return false;
    for (const file of missing) this.#roots.add(file);
    this.#program = this.#create();
    return true;
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
