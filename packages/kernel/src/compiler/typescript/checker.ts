import type ts from 'typescript';
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
): CheckerHost {
  const files = [...program.getSourceFiles(), ...augmenting];
  const host: InternalProgram = {
    ...program,
    getSourceFiles: () => files,
    getTypeChecker: () => checker,
    getResolvedModule: (file, name, mode) =>
      (cells.get(file)?.program ?? program).getResolvedModule(file, name, mode),
    getResolvedModuleFromModuleSpecifier: (specifier, file) =>
      (cells.get(file)?.program ?? program).getResolvedModuleFromModuleSpecifier(specifier, file),
  };
  const checker = internals.createTypeChecker(host);
  return { ...host, checker };
}
