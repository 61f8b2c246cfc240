import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { cacheFolder } from '../../../cache-folder';
import { stampOf, witnessOf } from '../stamps';
import type { Outline } from './outline';

interface Stored {
  /** The state of what the outline was made from. */
  readonly stamps: Readonly<Record<string, string>>;
  readonly outline: Outline;
}

/** An outline on disk, valid as long as the packages and files that it was made from are the same. */
export class OutlineFile {
  constructor(private readonly file: string) {}

  read(): Outline | undefined {
    try {
      const { stamps, outline } = JSON.parse(readFileSync(this.file, 'utf8')) as Stored;
      return Object.entries(stamps).every(([name, stamp]) => stampOf(name) === stamp) ? outline : undefined;
    } catch {
      return undefined; // None was written yet, or another version wrote it.
    }
  }

  /** Where nothing can be written, each start reads all declarations. */
  write(outline: Outline): void {
    const witnesses = outline.map(({ name }) => witnessOf(name));
    const stamps = Object.fromEntries(witnesses.map(name => [name, stampOf(name)]));
    const unfinished = `${this.file}.${process.pid}`;
    try {
      mkdirSync(path.dirname(this.file), { recursive: true });
      writeFileSync(unfinished, JSON.stringify({ stamps, outline } satisfies Stored));
      renameSync(unfinished, this.file);
    } catch {
      return;
    }
  }
}

/**
 * The outline's place on disk, in the user's cache. None where options lead imports to other files: they are the
 * notebook's own.
 */
export function outlineFile(options: ts.CompilerOptions, roots: readonly string[]): OutlineFile | undefined {
  const { paths, baseUrl, rootDirs, customConditions, types, lib, allowJs, target } = options;
  if (paths ?? baseUrl ?? rootDirs ?? customConditions) return undefined;
  const isDefault = types?.length === 1 && types[0] === 'node';
  const typeRoots = options.typeRoots?.slice(0, isDefault ? 1 : undefined);
  const key = { version: ts.version, roots, types, typeRoots, lib, allowJs, target, format: 1 };
  const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 16);
  return new OutlineFile(path.join(cacheFolder(), `declarations-${hash}.json`));
}
