import ts from 'typescript';
import type { LocalModule } from '../compiler';
import { emitModule } from '../emit/emit-module';
import { typeErrors } from './diagnose';
import { type BoundFile, parseErrors } from './internals';
import type { Language } from './language';
import { isLocalSource } from './local-source';

export interface ModuleChanges {
  /** Errors in changed modules that `file` imports, directly or not. */
  errorsFor(file: BoundFile): readonly ts.Diagnostic[];
  /** The changed modules without errors, now considered known to whoever runs them. */
  handOut(): readonly LocalModule[];
}

/** The user's own modules, each handed out once per version of its file. */
export class LocalModules {
  readonly #known = new Map<string, BoundFile>();

  /** What is new or changed since it was last handed out. */
  changed(language: Language, check: boolean): ModuleChanges {
    const { host } = language;
    const isNew = (file: BoundFile) => this.#known.get(file.fileName) !== file;
    const files = language.localModules.filter(file => isNew(file) || hasLostImport(file, language));
    const checked = files.map(file => {
      const types = parseErrors(file).length > 0 ? [] : typeErrors(file, host);
      return { file, errors: [...parseErrors(file), ...(check ? types : [])] };
    });
    const sound = checked
      .filter(({ file, errors }) => errors.length === 0 && isNew(file))
      .map(({ file }) => file);
    return {
      errorsFor(file) {
        const imported = importedFiles(file, language);
        return checked.filter(module => imported.has(module.file)).flatMap(({ errors }) => errors);
      },
      handOut: () =>
        sound.map(file => {
          this.#known.set(file.fileName, file);
          return emitModule(file, host);
        }),
    };
  }
}

/** A module that has not changed has an error all the same when one that it imports is gone. */
function hasLostImport(file: BoundFile, language: Language): boolean {
  return file.imports.some(
    specifier => ts.isExternalModuleNameRelative(specifier.text) && !language.resolve(file, specifier),
  );
}

function importedFiles(
  file: BoundFile,
  language: Language,
  found = new Set<ts.SourceFile>(),
): Set<ts.SourceFile> {
  for (const specifier of file.imports) {
    const fileName = language.resolve(file, specifier)?.resolvedFileName ?? '';
    const imported = isLocalSource(fileName) && language.host.getSourceFile(fileName);
    if (!imported || found.has(imported)) continue;
    importedFiles(imported as BoundFile, language, found.add(imported)); // The checker has bound it.
  }
  return found;
}
