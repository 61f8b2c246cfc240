import path from 'node:path';
import ts from 'typescript';
import type { BoundFile } from './internals';

/** Names of the kernel's own that take code for a browser, and the part of TypeScript's library that it needs. */
const libraryOf: Readonly<Record<string, string>> = { widget: 'dom' };

/**
 * The parts of TypeScript's own library that a cell needs beyond those of the notebook: what it asks for by
 * `/// <reference lib="dom" />`, and the DOM for the drawing code of widgets.
 */
export function libraryReferences(file: BoundFile, host: ts.CompilerHost): ts.ResolvedModuleFull[] {
  const asked = file.libReferenceDirectives.map(({ fileName }) => fileName);
  const needed = Object.entries(libraryOf).flatMap(([name, library]) =>
    file.identifiers.has(name) ? [library] : [],
  );
  const folder = path.dirname(host.getDefaultLibFileName({}));
  return [...asked, ...needed]
    .map(name => path.join(folder, `lib.${name}.d.ts`))
    .filter(host.fileExists)
    .map(resolvedFileName => ({
      resolvedFileName,
      extension: ts.Extension.Dts,
      isExternalLibraryImport: true,
    }));
}
