import ts from 'typescript';
import type { LocalModule } from '../compiler';
import { emitModule } from '../emit/emit-module';
import { typeErrors } from './diagnose';
import { type BoundFile, parseErrors } from './internals';
import type { Language } from './language';
import { isLocalSource } from './local-source';

/** "Cannot find module": the module cannot run. */
const missingModule = 2307;

/** A module that cannot run stops a cell that imports it; its type errors do not. */
export interface Findings {
  readonly errors: readonly ts.Diagnostic[];
  readonly warnings: readonly ts.Diagnostic[];
}

export interface ModuleChanges {
  /** The errors in changed modules that `file` imports, directly or not. */
  findingsFor(file: BoundFile): Findings;
  /** The changed modules that can run, now considered known to whoever runs them. */
  handOut(): readonly LocalModule[];
}

/** The user's own modules, each handed out once per version of its file. */
export class LocalModules {
  /** Their texts as they were handed out, by file name. */
  readonly #known = new Map<string, string>();

  /** The modules that are new or have changed since they were last handed out. */
  changed(language: Language, check: boolean): ModuleChanges {
    const { host } = language;
    const isNew = (file: BoundFile) => this.#known.get(file.fileName) !== file.text;
    const files = language.localModules.filter(file => isNew(file) || hasLostImport(file, language));
    const checked = files.map(file => {
      const syntax = parseErrors(file);
      const found = syntax.length > 0 ? [] : typeErrors(file, host);
      const missing = found.filter(({ code }) => code === missingModule);
      const warnings = found.filter(({ code }) => check && code !== missingModule);
      return { file, errors: [...syntax, ...missing], warnings };
    });
    const sound = checked
      .filter(({ file, errors }) => errors.length === 0 && isNew(file))
      .map(({ file }) => file);
    return {
      findingsFor(file) {
        const imported = importedFiles(file, language);
        const found = checked.filter(module => imported.has(module.file));
        return {
          errors: found.flatMap(({ errors }) => errors),
          warnings: found.flatMap(({ warnings }) => warnings),
        };
      },
      handOut: () =>
        sound.map(file => {
          this.#known.set(file.fileName, file.text);
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
