import type ts from 'typescript';
import type { LazyDeclarations } from './declarations/lazy-declarations';
import { internals, type InternalChecker, type InternalProgram } from './internals';
import type { ParsedCell } from './parse-cell';

/**
 * A type checker that stays: cells come and go as files it did not start with, and what it once learnt about
 * TensorFlow's types it keeps. That is what makes checking a cell a matter of a millisecond. It sees cells
 * through this host, a program to all who ask.
 */
export interface CheckerHost extends InternalProgram {
  readonly checker: InternalChecker;
}

export function createCheckerHost(
  program: InternalProgram,
  cells: WeakMap<ts.SourceFile, ParsedCell>,
  augmenting: readonly ts.SourceFile[],
  lazy?: LazyDeclarations,
): CheckerHost {
  const files = [...program.getSourceFiles(), ...augmenting];
  const programOf = (file: ts.SourceFile) => cells.get(file)?.program ?? program;
  const resolve: InternalProgram['getResolvedModule'] = (file, name, mode) => {
    const found = programOf(file).getResolvedModule(file, name, mode);
    return found?.resolvedModule ? found : (lazy?.resolve(file.fileName, name, mode) ?? found);
  };
  const host: InternalProgram = {
    ...program,
    getSourceFiles: () => files,
    getSourceFile: name => program.getSourceFile(name) ?? lazy?.sourceFile(name),
    getTypeChecker: () => checker,
    getResolvedModule: resolve,
    getResolvedModuleFromModuleSpecifier: (specifier, file = specifier.getSourceFile()) =>
      resolve(file, specifier.text, programOf(file).getModeForUsageLocation(file, specifier)),
  };
  const checker = internals.createTypeChecker(host);
  if (lazy) listModules(checker, lazy.moduleNames);
  return { ...host, checker };
}

/** Modules whose files have not been read are there all the same: completions of imports list them. */
function listModules(checker: InternalChecker, names: readonly string[]): void {
  const { getAmbientModules } = checker;
  // Nothing but the name is asked of these symbols.
  const unread = names.map(name => ({ name: `"${name}"` }) as ts.Symbol);
  checker.getAmbientModules = () => [...getAmbientModules(), ...unread];
}
