import { statSync } from 'node:fs';

/** The state of a file: another one after whatever change, also one that keeps the time of its content. */
export function stampOf(name: string): string {
  const stats = statSync(name, { throwIfNoEntry: false });
  return stats ? `${stats.ctimeMs} ${stats.size}` : 'none';
}

/** The file that stands for a file: for one of an installed package, its `package.json`. */
export function witnessOf(name: string): string {
  const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(name)?.[0];
  return folder === undefined ? name : `${folder}package.json`;
}

/** Stamps of many files at one time; those of a package share one look at the disk. */
export class Stamps {
  readonly #ofPackages = new Map<string, string>();

  of(name: string): string {
    const witness = witnessOf(name);
    if (witness === name) return stampOf(name);
    const known = this.#ofPackages.get(witness) ?? stampOf(witness);
    this.#ofPackages.set(witness, known);
    return known;
  }

  /** Looks again from now on. */
  forget(): void {
    this.#ofPackages.clear();
  }
}
