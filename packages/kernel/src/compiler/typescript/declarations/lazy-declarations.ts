import ts from 'typescript';
import { type BoundFile, internals, type Resolution } from '../internals';
import { type LibraryHost, parseDeclarations } from '../library-host';
import { type FileOutline, groupsByModule, importKey, type Outline } from './outline';

/** Begins the name of a file that stands for a module declared by name. */
const declared = 'declared module ';

/**
 * Declaration files that are read when the checker first asks for what they declare. Of the types that a notebook has in
 * scope (TensorFlow's, Node's, the library's) a cell touches few.
 */
export class LazyDeclarations {
  readonly #files: ReadonlyMap<string, FileOutline>;
  /** By the name of a declared module, `fs` for one: the files that declare it. */
  readonly #declarers: ReadonlyMap<string, readonly FileOutline[]>;
  readonly #groups = new Map<readonly FileOutline[], BoundFile>();

  constructor(
    private readonly outline: Outline,
    private readonly host: ts.CompilerHost,
    private readonly options: ts.CompilerOptions,
  ) {
    this.#files = new Map(outline.map(file => [file.name, file]));
    const declaring = outline.filter(({ isEager, modules }) => !isEager && modules.length > 0);
    this.#declarers = new Map(
      groupsByModule(declaring).flatMap(group =>
        group.flatMap(({ modules }) => modules.map(name => [name, group] as const)),
      ),
    );
  }

  /** The files that a program must have from the start. */
  get roots(): string[] {
    return this.outline.filter(({ isEager }) => isEager).map(({ name }) => name);
  }

  /** The modules that are declared by name in files that may not have been read. */
  get moduleNames(): string[] {
    return [...this.#declarers.keys()];
  }

  has(fileName: string): boolean {
    return this.#files.has(fileName);
  }

  /** True for a file that is read when it is asked for. */
  isLazy(fileName: string): boolean {
    return this.#files.get(fileName)?.isEager === false;
  }

  /** The host of a program that leaves these files out, and does not look for what they import. */
  hostWithout(host: LibraryHost): ts.CompilerHost {
    return {
      ...host,
      getSourceFile: (name, ...rest) => (this.isLazy(name) ? undefined : host.getSourceFile(name, ...rest)),
      resolveModuleNameLiterals: (literals, from, ...rest) =>
        this.has(from)
          ? literals.map(() => ({ resolvedModule: undefined }))
          : host.resolveModuleNameLiterals(literals, from, ...rest),
    };
  }

  /** The file that an import in the file `from` resolves to. */
  resolve(from: string, specifier: string, mode: ts.ResolutionMode): Resolution | undefined {
    const position = this.#files.get(from)?.imports[importKey(specifier, mode)];
    const target = position === undefined ? undefined : this.outline[position]?.name;
    const resolvedFileName =
      target ?? (this.#declarers.has(specifier) ? `${declared}${specifier}` : undefined);
    if (resolvedFileName === undefined) return undefined;
    return {
      resolvedModule: { resolvedFileName, extension: extensionOf(target), isExternalLibraryImport: true },
    };
  }

  /** A file that `resolve` has named, read and bound. */
  sourceFile(fileName: string): BoundFile | undefined {
    if (fileName.startsWith(declared)) return this.#declaredModule(fileName.slice(declared.length));
    if (!this.isLazy(fileName)) return undefined;
    const file = this.host.getSourceFile(fileName, this.#target);
    return file && this.#bound(file);
  }

  /** To the checker a module is a file's symbol; of files that declare several by name, this is one. */
  #declaredModule(name: string): BoundFile | undefined {
    const group = this.#declarers.get(name);
    if (!group) return undefined;
    const file = this.#groups.get(group) ?? this.#readGroup(group);
    const symbol = file.locals.get(`"${name}"` as ts.__String);
    return symbol && (Object.create(file, { symbol: { value: symbol } }) as BoundFile);
  }

  /** Read as one file, declarations of one module merge. */
  #readGroup(group: readonly FileOutline[]): BoundFile {
    const text = group.map(({ name }) => this.host.readFile(name) ?? '').join('\n');
    const file = this.#bound(parseDeclarations(group[0]?.name ?? '', text, this.#target));
    this.#groups.set(group, file);
    return file;
  }

  #bound(file: ts.SourceFile): BoundFile {
    internals.bindSourceFile(file, this.options);
    return file as BoundFile; // It has just been bound.
  }

  get #target(): ts.ScriptTarget {
    return this.options.target ?? ts.ScriptTarget.ESNext;
  }
}

function extensionOf(name = '.d.ts'): string {
  return [ts.Extension.Dmts, ts.Extension.Dcts].find(end => name.endsWith(end)) ?? ts.Extension.Dts;
}
