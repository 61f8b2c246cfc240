import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { withoutNpmPrefix } from '../redirects/npm-specifier';
import type { Redirects } from '../redirects/redirects';
import { installedVersion } from '../redirects/version-notice';
import { explainFailure } from './explain-npm';
import { MagicError, type Magic } from './magic';
import { npmCache, type NpmCache } from './npm-cache';

/** A package name with an optional version or tag, as npm takes it. */
const PACKAGE = /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*(@[\w.~^<>=*+-]+)?$/i;
/** A folder or a packed package on this machine. */
const LOCAL = /^(file:)?(\.{1,2}|~)?\/[\w./@~+-]*$/;

/** Adds packages to the folder of the notebook and shows how far it is. */
export const install: Magic = {
  usage: '%install PACKAGE...',
  summary: 'Adds npm packages to the folder of the notebook.',
  async run(argument, { signal, redirects }) {
    const named = argument.split(/\s+/).filter(Boolean).map(withoutNpmPrefix);
    const packages = named.filter(name => !tellIfThere(name, redirects));
    if (named.length > 0 && packages.length === 0) return;
    if (packages.length === 0)
      throw new MagicError('Expected %install and the name of a package, such as %install lodash');
    const wrong = packages.find(name => name.startsWith('-') || !(PACKAGE.test(name) || LOCAL.test(name)));
    if (wrong !== undefined) {
      throw new MagicError(
        `'${wrong}' is not the name of an npm package. Expected a name, with a version if you like (lodash@4), or a path (./my-package)`,
      );
    }
    const cache = npmCache();
    if (cache.notice) process.stdout.write(`${cache.notice}\n`);
    await npmInstall(packages, signal, cache).finally(cache.dispose);
  },
};

/** A package that the kernel brings along is not installed: a second copy would know nothing of the first. */
function tellIfThere(wanted: string, redirects: Redirects): boolean {
  const name = wanted.replace(/(?<=.)@[^/]*$/, '');
  const target = redirects.of(name);
  if (target?.from === undefined) return false;
  const version = installedVersion(target.specifier, target.from);
  const shown = version === undefined ? name : `${target.specifier} ${version}`;
  process.stdout.write(`${shown} is there already: the kernel brings it along. Import it as usual.\n`);
  return true;
}

/** Without `--prefix` npm would take the nearest project above the notebook's folder. One retry: a dead network is told soon. */
const OPTIONS = [
  '--prefix=.',
  '--no-audit',
  '--no-fund',
  '--loglevel=http',
  '--fetch-retries=1',
  '--fetch-timeout=30000',
];

async function npmInstall(
  packages: readonly string[],
  signal: AbortSignal | undefined,
  { variables }: NpmCache,
): Promise<void> {
  const path = [process.env.PATH, dirname(process.execPath)].filter(Boolean).join(delimiter);
  const onWindows = process.platform === 'win32';
  const npm = spawn('npm', ['install', ...OPTIONS, ...packages], {
    env: { ...process.env, ...variables, PATH: path },
    shell: onWindows,
    // A group of its own: npm leaves the scripts of packages running when it is ended alone.
    detached: !onWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => (onWindows || !npm.pid ? npm.kill() : process.kill(-npm.pid));
  signal?.addEventListener('abort', end);
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      process.stdout.write(text);
    });
  }
  const [code] = (await once(npm, 'close').catch(refuse)) as [number | null];
  signal?.removeEventListener('abort', end);
  signal?.throwIfAborted();
  if (code !== 0)
    throw new MagicError(`${packages.join(', ')} could not be installed: ${explainFailure(said)}`);
}

function refuse(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOENT') throw error;
  throw new MagicError('npm was not found. It comes with Node.js: install that, and restart the kernel');
}
