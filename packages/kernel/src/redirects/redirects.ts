import path from 'node:path';
import { readManifest } from './manifest';
import { withoutPrefix } from './package-specifier';

/** Another name for what an import names, and the file that it is looked up from, if not the importing one. */
export interface Redirect {
  readonly specifier: string;
  readonly from?: string;
}

/** A package's name and what may follow it: `@scope/name/folder/file`. */
const PACKAGE = /^(@[^/]+\/[^/]+|[^@./][^/]*)(\/.*)?$/;

/**
 * Imports that mean something else in a notebook than in its folder: packages of which there must be one copy, those of
 * the module in scope, and packages of other kernels that this one stands in for.
 */
export class Redirects {
  constructor(
    private readonly shared: ReadonlyMap<string, Redirect>,
    /** Files of the kernel that take the place of packages. */
    private readonly standIns: ReadonlyMap<string, string>,
  ) {}

  /** Where `specifier` leads, if not where it seems to. */
  of(specifier: string): Redirect | undefined {
    const plain = withoutPrefix(specifier);
    const [, name = '', rest = ''] = PACKAGE.exec(plain) ?? [];
    const standIn = rest === '' ? this.standIns.get(name) : undefined;
    if (standIn !== undefined) return { specifier: standIn, from: standIn };
    const shared = this.shared.get(name);
    if (shared) return { ...shared, specifier: `${shared.specifier}${rest}` };
    return plain === specifier ? undefined : { specifier: plain };
  }
}

/** The modules of other kernels that notebooks written for them import. */
const STAND_INS = { tslab: path.join(__dirname, '../compat/tslab.js') };

/**
 * The redirects to what the module in scope shares with every notebook, as the package.json above it says:
 * `"shares": { "name that is imported": "name of the package" }`.
 */
export function redirectsOf(scope: string | undefined): Redirects {
  const shares = scope === undefined ? {} : sharesOf(path.dirname(scope));
  const shared = Object.entries(shares).map(
    ([name, specifier]) => [name, { specifier, from: scope ?? '' }] as const,
  );
  return new Redirects(new Map(shared), new Map(Object.entries(STAND_INS)));
}

function sharesOf(folder: string): Readonly<Record<string, string>> {
  const found = readManifest(folder);
  if (found) return found.shares ?? {};
  const parent = path.dirname(folder);
  return parent === folder ? {} : sharesOf(parent);
}
