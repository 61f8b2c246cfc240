import { existsSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder in which npm keeps what it downloads, for one installation. */
export interface NpmCache {
  /** Variables that tell npm of it. */
  readonly variables: Readonly<Record<string, string>>;
  /** A line for the user, where it is not the folder that npm would take. */
  readonly notice?: string;
  dispose(): void;
}

/** https://docs.npmjs.com/cli/v11/using-npm/config#cache */
function npmsOwn(environment: NodeJS.ProcessEnv): string {
  if (process.platform !== 'win32') return join(homedir(), '.npm');
  return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'npm-cache');
}

const isChosen = (environment: NodeJS.ProcessEnv) =>
  Object.keys(environment).some(name => name.toLowerCase() === 'npm_config_cache');

/** Whether a folder can be written, or made where there is none. Tried, since permissions say nothing to root and of mounts. */
function canBeWritten(folder: string): boolean {
  if (!existsSync(folder)) return dirname(folder) !== folder && canBeWritten(dirname(folder));
  try {
    rmdirSync(mkdtempSync(join(folder, 'epochlab-')));
    return true;
  } catch {
    return false;
  }
}

/** npm fails without a cache, so one that cannot be written (a container without a home) gives way to a temporary one. */
export function npmCache(environment: NodeJS.ProcessEnv = process.env): NpmCache {
  const own = npmsOwn(environment);
  if (isChosen(environment) || canBeWritten(join(own, '_cacache')))
    return { variables: {}, dispose: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'epochlab-npm-'));
  return {
    variables: { npm_config_cache: folder },
    notice: `npm cannot write to its cache (${own}): this installation keeps its downloads in a temporary folder.`,
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
