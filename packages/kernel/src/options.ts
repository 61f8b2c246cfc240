import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CellLanguage } from './compiler/compiler';

export interface Options {
  readonly connectionFile: string;
  /** The module whose exports are in scope in every cell. */
  readonly scope: string | undefined;
  /** The language of cells until `%lang` changes it. */
  readonly language: CellLanguage;
}

const USAGE = 'Usage: epochlab-kernel CONNECTION_FILE [--scope MODULE] [--language typescript|javascript]';

export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { scope: { type: 'string' }, language: { type: 'string', default: 'typescript' } },
  });
  const [connectionFile] = positionals;
  if (connectionFile === undefined) throw new Error(`The connection file is missing. ${USAGE}`);
  return {
    connectionFile: resolve(connectionFile),
    scope: values.scope === undefined ? undefined : resolveScope(values.scope),
    language: cellLanguage(values.language),
  };
}

function cellLanguage(name: string): CellLanguage {
  if (name === 'typescript' || name === 'javascript') return name;
  throw new Error(`Cells can be in typescript or javascript, not in '${name}'. ${USAGE}`);
}

/** A path or the name of a package, resolved from here. */
function resolveScope(scope: string): string {
  return require.resolve(scope.startsWith('.') ? resolve(scope) : scope);
}
