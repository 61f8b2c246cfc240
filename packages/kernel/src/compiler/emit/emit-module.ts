import ts from 'typescript';
import type { LocalModule } from '../compiler';
import type { CheckerHost } from '../typescript/checker';
import type { BoundFile } from '../typescript/internals';
import { runtimeFile } from '../typescript/local-source';
import { emit } from './emit';

/** JavaScript of a local module, in the form that can run, and run again after a change, with ES modules' semantics. */
export function emitModule(file: BoundFile, host: CheckerHost): LocalModule {
  const format = isCommonJs(file) ? 'commonjs' : 'system';
  const module = format === 'commonjs' ? ts.ModuleKind.CommonJS : ts.ModuleKind.System;
  const { code, map } = emit(file, host, { module }, {});
  return { path: file.fileName, format, code, map, imports: localImports(file, host) };
}

function isCommonJs(file: ts.SourceFile): boolean {
  return (
    file.fileName.endsWith('.cts') ||
    file.statements.some(node => ts.isExportAssignment(node) && node.isExportEquals)
  );
}

function localImports(file: BoundFile, host: CheckerHost): Record<string, string> {
  const imports: Record<string, string> = {};
  for (const specifier of file.imports) {
    const mode = host.getModeForUsageLocation(file, specifier);
    const resolved = host.getResolvedModule(file, specifier.text, mode)?.resolvedModule;
    const target = resolved && runtimeFile(resolved);
    if (target !== undefined) imports[specifier.text] = target;
  }
  return imports;
}
