import { createRequire } from 'node:module';
import { defineGlobal } from './define-global';
import { exportNames } from './export-names';

/**
 * The module whose exports are in scope in every cell. It is loaded when one of them is first used, or ahead of that when
 * a cell is about to: a kernel that only waits does not hold TensorFlow in memory.
 */
export class Scope {
  readonly names: ReadonlySet<string>;
  private exports: Readonly<Record<string, unknown>> | undefined;

  constructor(private readonly path: string) {
    this.names = exportNames(path);
  }

  /** Puts the exports in scope, except for the names in `taken`. */
  install(taken: ReadonlySet<string>): void {
    for (const name of this.names) {
      if (!taken.has(name)) defineGlobal(name, () => this.load()[name]);
    }
  }

  /** Loads the module if the cell has one of the names in it. */
  prepareFor(code: string): void {
    if (this.exports) return;
    const words = code.match(/[\p{ID_Continue}$]+/gu) ?? [];
    if (!words.some(word => this.names.has(word))) return;
    try {
      this.load();
    } catch {
      // The cell itself will meet the error, and tell.
    }
  }

  load(): Readonly<Record<string, unknown>> {
    return (this.exports ??= createRequire(__filename)(this.path) as Readonly<Record<string, unknown>>);
  }
}
