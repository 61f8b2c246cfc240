import { createRequire } from 'node:module';
import { defineGlobal } from './define-global';
import { exportNames } from './export-names';

/** The module whose exports are in scope in every cell. It is loaded when one of them is first used, or ahead of it. */
export class Scope {
  private exports: Readonly<Record<string, unknown>> | undefined;

  constructor(private readonly path: string) {}

  /** Puts the exports in scope, except for the names in `taken`. */
  install(taken: ReadonlySet<string>): void {
    for (const name of exportNames(this.path)) {
      if (!taken.has(name)) defineGlobal(name, () => this.load()[name]);
    }
  }

  load(): Readonly<Record<string, unknown>> {
    return (this.exports ??= createRequire(__filename)(this.path) as Readonly<Record<string, unknown>>);
  }
}
