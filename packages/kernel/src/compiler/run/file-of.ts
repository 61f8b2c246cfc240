import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const extensions = ['', '.js', '.mjs', '.cjs', '.json', '.wasm', '/index.js', '/index.mjs', '/index.cjs'];

/** The local file that a specifier names, with the extension that TypeScript lets one leave out; nothing for packages. */
export function fileOf(specifier: string, from: string): string | undefined {
  const base = localPath(specifier, from);
  if (base === undefined) return undefined;
  return extensions.map(extension => base + extension).find(isFile) ?? base;
}

/** The absolute path that a relative specifier, an absolute one or a `file:` URL stands for. */
export function localPath(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  if (/^\.\.?(\/|$)/.test(specifier)) return path.resolve(path.dirname(from), specifier);
  return path.isAbsolute(specifier) ? specifier : undefined;
}

function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}
