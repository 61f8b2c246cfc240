import ts from 'typescript';
import type { LocalModule } from '../compiler';
import { emitModule } from '../emit/emit-module';
import { typeErrors } from './diagnose';
import { type BoundFile, parseErrors } from './internals';
import type { Language } from './language';

export interface ModuleChanges {
  readonly errors: readonly ts.Diagnostic[];
  /** The changed modules without errors, now considered known to whoever runs them. */
  handOut(): readonly LocalModule[];
}

/** The user's own modules, each handed out once per version of its file. */
export class LocalModules {
  readonly #known = new Map<string, BoundFile>();

  /** What is new or changed since it was last handed out. */
  changed(language: Language, check: boolean): ModuleChanges {
    const { host } = language;
    const files = language.localModules.filter(file => this.#known.get(file.fileName) !== file);
    const checked = files.map(file => {
      const types = parseErrors(file).length > 0 ? [] : typeErrors(file, host);
      return { file, errors: [...parseErrors(file), ...(check ? types : [])] };
    });
    const sound = checked.filter(({ errors }) => errors.length === 0).map(({ file }) => file);
    return {
      errors: checked.flatMap(({ errors }) => errors),
      handOut: () =>
        sound.map(file => {
          this.#known.set(file.fileName, file);
          return emitModule(file, host);
        }),
    };
  }
}
