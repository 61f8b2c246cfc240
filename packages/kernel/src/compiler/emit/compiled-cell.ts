import ts from 'typescript';
import type { CompiledCell } from '../compiler';
import type { BoundFile } from '../typescript/internals';
import type { Language } from '../typescript/language';
import { emitCell } from './emit-cell';
import { addsJsxImport, implicitNames } from './implicit-names';
import { importTarget, isValueImport } from './import-targets';
import { isAsyncCell } from './is-async';
import { resultOf } from './lower-cell';
import { References } from './references';
import { runtimeNames } from './runtime-names';
import { isAmbient, type TopLevel } from './top-level';

export interface CheckedCell {
  readonly file: BoundFile;
  readonly own: ReadonlyMap<string, ts.Symbol>;
  readonly topLevel: TopLevel;
}

/** A checked cell as the kernel runs it. */
export function compiledCell(
  { file, own, topLevel }: CheckedCell,
  fileName: string,
  language: Language,
): Omit<CompiledCell, 'modules'> {
  const { host } = language;
  const options = host.getCompilerOptions();
  const earlier = (name: string) => language.cells.values.get(name);
  const needed = [...implicitNames(file, options)];
  const emitted = emitCell(
    {
      file,
      topLevel,
      references: new References(host.checker, own, topLevel, earlier),
      runtime: runtimeNames(file),
      isValueImport: node => isValueImport(node, language),
      importTarget: specifier => importTarget(specifier, file, language),
      implicit: needed.filter(name => isVisible(name, own, earlier(name))),
      mirrored: new Set(needed.filter(name => isVariable(own.get(name)))),
    },
    host,
    fileName,
  );
  return {
    ...emitted,
    fileName,
    isAsync: isAsyncCell(file) || addsJsxImport(file, options),
    names: [...topLevel.exported],
    hasResult: resultOf(file) !== undefined,
  };
}

function isVariable(symbol: ts.Symbol | undefined): boolean {
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Variable) !== 0;
}

/** True for names that the emitted code finds on `exports` alone: imports, and values of earlier cells. */
function isVisible(
  name: string,
  own: ReadonlyMap<string, ts.Symbol>,
  earlier: ts.Symbol | undefined,
): boolean {
  const symbol = own.get(name);
  return symbol ? (symbol.flags & ts.SymbolFlags.Alias) !== 0 : earlier !== undefined && !isAmbient(earlier);
}
