import path from 'node:path';
import ts from 'typescript';
import type { Redirects } from '../../redirects/redirects';
import { moduleResolution, type ResolveModule } from '../../redirects/resolve-module';
import { readTypes, typesOf } from '../wasm/wasm-types';
import { Stamps } from './stamps';

export interface LibraryHost extends ts.CompilerHost {
  readonly resolveModule: ResolveModule;
  readonly resolveModuleNameLiterals: NonNullable<ts.CompilerHost['resolveModuleNameLiterals']>;
  /** Files outside `node_modules` that are not what they were when they were read. */
  changed(): string[];
  /** Forgets the files that changed. */
  refresh(): void;
}

interface Entry {
  readonly file: ts.SourceFile | undefined;
  readonly version: string;
}

/** Reads files once for all programs; `virtual` files exist in memory alone, WebAssembly modules have generated types. */
export function createLibraryHost(
  options: ts.CompilerOptions,
  cwd: string,
  virtual: ReadonlyMap<string, string>,
  redirects: Redirects,
): LibraryHost {
  const base = ts.createCompilerHost(options, true);
  const files = new Map<string, Entry>();
  const stamps = new Stamps();
  const versionOf = (name: string) => (virtual.has(name) ? 'virtual' : stamps.of(typesOf(name) ?? name));
  const readFile = (name: string) => virtual.get(name) ?? readTypes(name) ?? base.readFile(name);
  const reading = {
    fileExists: (name: string) => virtual.has(name) || base.fileExists(typesOf(name) ?? name),
    readFile,
  };
  const resolveModule = moduleResolution(options, { ...base, ...reading }, redirects);
  // Packages stay as they are until something else is installed: see `refresh`.
  let packages = resolutionCache(cwd, base, options);
  return {
    ...base,
    ...reading,
    getCurrentDirectory: () => cwd,
    resolveModule,
    resolveModuleNameLiterals: (literals, from, redirected, _options, file) =>
      literals.map(literal =>
        resolveModule({
          specifier: literal.text,
          from,
          mode: ts.getModeForUsageLocation(file, literal, options),
          cache: isLocal(from) ? undefined : packages,
          redirected,
        }),
      ),
    getSourceFile(name, languageVersion) {
      const known = files.get(name);
      if (known) return known.file;
      const text = readFile(name);
      const file = text === undefined ? undefined : parse(name, text, languageVersion);
      files.set(name, { file, version: versionOf(name) });
      return file;
    },
    // A local module may have gone, or come where another was found.
    hasInvalidatedResolutions: name => isLocal(name),
    changed: () =>
      [...files.keys()].filter(name => isLocal(name) && files.get(name)?.version !== versionOf(name)),
    refresh() {
      stamps.forget();
      packages = resolutionCache(cwd, base, options);
      for (const [name, entry] of files) {
        const version = versionOf(name);
        if (version === entry.version) continue;
        files.delete(name);
        if (version === 'none') files.set(name, { file: undefined, version }); // until it is back
      }
    },
  };
}

function resolutionCache(
  cwd: string,
  host: ts.CompilerHost,
  options: ts.CompilerOptions,
): ts.ModuleResolutionCache {
  return ts.createModuleResolutionCache(cwd, name => host.getCanonicalFileName(name), options);
}

function parse(
  name: string,
  text: string,
  options: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile {
  return isDeclaration(name)
    ? parseDeclarations(name, text, options)
    : ts.createSourceFile(name, text, {
        ...asOptions(options),
        jsDocParsingMode: ts.JSDocParsingMode.ParseAll,
      });
}

/** Without comments: those are read when they are asked for (see inspect/documentation.ts). */
export function parseDeclarations(
  name: string,
  text: string,
  options: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile {
  const jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
  return ts.createSourceFile(name, text, { ...asOptions(options), jsDocParsingMode });
}

function asOptions(options: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.CreateSourceFileOptions {
  return typeof options === 'object' ? options : { languageVersion: options };
}

function isLocal(name: string): boolean {
  return !name.includes('/node_modules/') && path.isAbsolute(name);
}

function isDeclaration(name: string): boolean {
  return /\.d\.(?:[^./]+\.)?[cm]?ts$/.test(name);
}
