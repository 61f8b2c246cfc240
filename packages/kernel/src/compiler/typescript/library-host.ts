import { statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { readTypes, typesOf } from '../wasm/wasm-types';

export interface LibraryHost extends ts.CompilerHost {
  /** True when a file outside `node_modules` is not what it was when it was read. */
  changed(): boolean;
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
): LibraryHost {
  const base = ts.createCompilerHost(options, true);
  const files = new Map<string, Entry>();
  const versionOf = (name: string) => (virtual.has(name) ? 'virtual' : version(typesOf(name) ?? name));
  const readFile = (name: string) => virtual.get(name) ?? readTypes(name) ?? base.readFile(name);
  return {
    ...base,
    getCurrentDirectory: () => cwd,
    fileExists: name => virtual.has(name) || base.fileExists(typesOf(name) ?? name),
    readFile,
    getSourceFile(name, languageVersion) {
      const known = files.get(name);
      if (known) return known.file;
      const text = readFile(name);
      const file = text === undefined ? undefined : parse(name, text, languageVersion);
      files.set(name, { file, version: versionOf(name) });
      return file;
    },
    changed: () => [...files].some(([name, entry]) => isLocal(name) && entry.version !== versionOf(name)),
    refresh() {
      for (const [name, entry] of files) if (entry.version !== versionOf(name)) files.delete(name);
    },
  };
}

/** The comments of declarations are read when they are asked for (see inspect/documentation.ts). */
function parse(
  name: string,
  text: string,
  options: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile {
  const { ParseAll, ParseForTypeErrors } = ts.JSDocParsingMode;
  const jsDocParsingMode = isDeclaration(name) ? ParseForTypeErrors : ParseAll;
  const given = typeof options === 'object' ? options : { languageVersion: options };
  return ts.createSourceFile(name, text, { ...given, jsDocParsingMode });
}

function version(name: string): string {
  const stats = statSync(name, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size}` : 'none';
}

function isLocal(name: string): boolean {
  return !name.includes('/node_modules/') && path.isAbsolute(name);
}

function isDeclaration(name: string): boolean {
  return /\.d\.(?:[^./]+\.)?[cm]?ts$/.test(name);
}
