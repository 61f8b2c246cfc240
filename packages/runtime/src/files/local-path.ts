import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;
const FILE = 'file://';

/** Whether it names a place in the file system rather than on the web or in a store of the browser. */
export const isPlainPath = (source: string): boolean => !SCHEME.test(source);

/** The path as it would be if its `%20` and the like were escapes of a URL; undefined where they cannot be. */
function unescaped(path: string): string | undefined {
  try {
    const plain = decodeURIComponent(path);
    return plain === path ? undefined : plain;
  } catch {
    return undefined;
  }
}

/** As `pathToFileURL` writes it: earlier versions of this library made folders with such names. */
const escaped = (path: string): string => pathToFileURL(path).href.slice(FILE.length);

/** How many of its parent folders are there, itself included. */
function depthThere(path: string): number {
  const parent = dirname(path);
  if (parent === path) return 0;
  return depthThere(parent) + (existsSync(path) ? 1 : 0);
}

/**
 * Where a model is written. tfjs takes what follows `file://` as it stands, so that a name may have any letter; only where it leads nowhere
 * and is a real URL of a folder that is there, it is read as one.
 */
export function pathToWrite(path: string): string {
  const plain = unescaped(path);
  return plain !== undefined && depthThere(plain) > depthThere(path) ? plain : path;
}

/** Where to read: the path as it stands, else unescaped, else escaped. */
export const pathToRead = (path: string): string =>
  [path, unescaped(path), escaped(path)].find(one => one !== undefined && existsSync(one)) ?? path;

function pathOf(source: string | URL, ofUrl: (path: string) => string): string {
  if (typeof source !== 'string') return fileURLToPath(source);
  if (isPlainPath(source)) return resolve(source);
  if (source.startsWith(FILE)) return ofUrl(resolve(source.slice(FILE.length)));
  throw new Error(
    `${source} is no place on this machine. Expected a path ('data/houses.csv') or a URL file://....`,
  );
}

/** The absolute path of what a path or a `file://` URL names, to be read. @throws for an address on the web */
export const readablePath = (source: string | URL): string => pathToRead(pathOf(source, path => path));

/** The absolute path of what a path or a `file://` URL names, to be written. @throws for an address on the web */
export const writablePath = (source: string | URL): string => pathOf(source, pathToWrite);
