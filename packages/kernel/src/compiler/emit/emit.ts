import ts from 'typescript';
import type { CheckerHost } from '../typescript/checker';
import { type BoundFile, internals } from '../typescript/internals';

export interface Emitted {
  readonly code: string;
  /** Source map (version 3, JSON). */
  readonly map: string;
}

/** Lines that make sense in a file alone: `#!/usr/bin/env node` at its start, the address of a map at its end. */
const ownLines = /^#!.*|\n?\/\/# sourceMappingURL=.*\s*$/g;

/** JavaScript of a checked file, as TypeScript's own emitter makes it. */
export function emit(
  file: BoundFile,
  host: CheckerHost,
  overrides: ts.CompilerOptions,
  transformers: ts.CustomTransformers,
): Emitted {
  const options = { ...host.getCompilerOptions(), ...overrides };
  const outputs: Partial<Record<'code' | 'map', string>> = {};
  const { diagnostics } = internals.emitFiles(
    host.checker.getEmitResolver(file, undefined, true),
    {
      ...host,
      getCompilerOptions: () => options,
      writeFile: (name: string, text: string) => (outputs[name.endsWith('.map') ? 'map' : 'code'] = text),
      isEmitBlocked: () => false,
      getBuildInfo: () => undefined,
      getSourceFileFromReference: () => undefined,
    },
    file,
    internals.getTransformers(options, transformers, undefined),
    undefined,
    false,
    false,
    true,
  );
  const { code, map } = outputs;
  if (code === undefined || map === undefined) {
    const reasons = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
    throw new Error(`TypeScript emitted nothing for ${file.fileName}. ${reasons.join(' ')}`);
  }
  return { code: code.replace(ownLines, ''), map: withSource(map, file) };
}

function withSource(map: string, { fileName, text }: ts.SourceFile): string {
  const { mappings, names } = JSON.parse(map) as { mappings: string; names: string[] };
  return JSON.stringify({
    version: 3,
    file: fileName,
    sources: [fileName],
    sourcesContent: [text],
    names,
    mappings,
  });
}
