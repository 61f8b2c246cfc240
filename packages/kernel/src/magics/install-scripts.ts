import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Redirects } from '../redirects/redirects';

/** A package as npm's lockfile of a `node_modules` folder describes it. */
interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** A package with a script that has to run before it can be used, and its folder below `node_modules`. */
export interface Scripted {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/**
 * The packages of a folder, before npm changes them: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json#hidden-lockfiles
 */
export function packagesIn(folder: string): LockedPackages {
  try {
    return (
      (JSON.parse(readFileSync(lockOf(folder), 'utf8')) as { readonly packages?: LockedPackages }).packages ??
      {}
    );
  } catch {
    return {};
  }
}

/** Packages that have come into a folder and want a script to run: those that are imported from there, and those that the kernel brings along. */
export function newScripts(
  folder: string,
  before: LockedPackages,
  redirects: Redirects,
): { readonly own: Scripted[]; readonly shared: Scripted[] } {
  const after = packagesIn(folder);
  const scripted = Object.entries(after)
    .filter(([key, found]) => key.includes('node_modules/') && !isSame(found, before[key]))
    .flatMap(([key, found]) => {
      const real = found.link ? after[found.resolved ?? ''] : found;
      if (!real?.hasInstallScript) return [];
      return [{ name: nameIn(key), version: real.version ?? '', folder: path.join(folder, key) }];
    });
  const isShared = ({ name }: Scripted) => redirects.of(name)?.from !== undefined;
  return {
    own: scripted.filter(one => !isShared(one)),
    shared: scripted.filter(isShared),
  };
}

/** Takes packages whose scripts did not run to their end out of a folder, so that the next installation brings them and tries again. */
export function takeOut(packages: readonly Scripted[], folder: string): void {
  for (const one of packages) rmSync(one.folder, { recursive: true, force: true });
  // npm writes it again from what is there.
  rmSync(lockOf(folder), { force: true });
}

const lockOf = (folder: string) => path.join(folder, 'node_modules', '.package-lock.json');

const isSame = (a: LockedPackage, b: LockedPackage | undefined) =>
  a.version === b?.version && a.integrity === b?.integrity && a.resolved === b?.resolved;

/** `@scope/name` of `node_modules/other/node_modules/@scope/name`. */
const nameIn = (key: string) => key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length);
