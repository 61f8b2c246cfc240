import type ts from 'typescript';
import type { CompiledCell } from '../compiler';
import type { BoundFile } from '../typescript/internals';
import type { Language } from '../typescript/language';
import { emitCell } from './emit-cell';
import { importTarget, isValueImport } from './import-targets';
import { isAsyncCell } from './is-async';
import { addsJsxImport, jsxNamespace } from './jsx';
import { resultOf } from './lower-cell';
import { References } from './references';
import { runtimeNames } from './runtime-names';
import type { TopLevel } from './top-level';

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
  const factory = jsxNamespace(file, options);
  const isShared = factory !== undefined && (topLevel.exported.has(factory) || earlier(factory) !== undefined);
  const emitted = emitCell(
    {
      file,
      topLevel,
      references: new References(host.checker, own, topLevel, earlier),
      runtime: runtimeNames(file),
      isValueImport: node => isValueImport(node, language),
      importTarget: specifier => importTarget(specifier, file, language),
      jsxNamespace: isShared ? factory : undefined,
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
