import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  readonly connectionFile: string;
  /** The module whose exports are in scope in every cell. */
  readonly scope: string | undefined;
}

const USAGE = 'Usage: epochlab-kernel CONNECTION_FILE [--scope MODULE]';

export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { scope: { type: 'string' } },
  });
  const [connectionFile] = positionals;
  if (connectionFile === undefined) throw new Error(`The connection file is missing. ${USAGE}`);
  return {
    connectionFile: resolve(connectionFile),
    scope: values.scope === undefined ? undefined : resolveScope(values.scope),
  };
}

/** A path or the name of a package, resolved from here. */
function resolveScope(scope: string): string {
  return require.resolve(scope.startsWith('.') ? resolve(scope) : scope);
}
