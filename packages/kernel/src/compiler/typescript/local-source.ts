import type ts from 'typescript';

/** True for a TypeScript file of the user's own: one that has to be compiled before it can run. */
export function isLocalSource(fileName: string): boolean {
  return (
    /\.[cm]?tsx?$/.test(fileName) &&
    !/\.d(\.\w+)?\.[cm]?ts$/.test(fileName) &&
    !fileName.includes('/node_modules/')
  );
}

/** The file to load at run time for what TypeScript resolved an import to; nothing where Node has to look itself. */
export function runtimeFile({
  resolvedFileName,
  isExternalLibraryImport,
}: ts.ResolvedModuleFull): string | undefined {
  if (isExternalLibraryImport) return undefined;
  const wasm = resolvedFileName.replace(/\.d\.wasm\.ts$/, '.wasm');
  if (wasm !== resolvedFileName || resolvedFileName.endsWith('.json')) return wasm;
  return isLocalSource(resolvedFileName) ? resolvedFileName : undefined;
}
