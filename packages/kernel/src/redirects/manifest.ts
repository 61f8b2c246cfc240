import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A package.json, as far as redirects ask. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  /** The packages that a notebook gets from here: the name that is imported, and the package's. */
  readonly shares?: Readonly<Record<string, string>>;
}

/** The package.json of a folder; undefined where there is none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}
