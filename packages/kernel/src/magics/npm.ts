import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import type { Redirects } from '../redirects/redirects';
import { explainFailure, explainScript } from './explain-npm';
import { newScripts, packagesIn, type Scripted, takeOut } from './install-scripts';
import { MagicError } from './magic';
import { npmCache, type NpmCache } from './npm-cache';
import { NpmProgress } from './npm-progress';

/** Without `--prefix` npm would take the nearest project above the notebook's folder. One retry: a dead network is told soon. */
const OPTIONS = [
  '--prefix=.',
  '--no-audit',
  '--no-fund',
  '--loglevel=http',
  '--fetch-retries=1',
  '--fetch-timeout=30000',
];
const INSTALL = ['install', '--ignore-scripts'];
/** A saved notebook keeps each state of the line. */
const PROGRESS_MS = 1000;
const CLEAR_LINE = '\r\x1b[2K';

/** The packages to install, and those of them that are named to npm: none where it reads them in package.json. */
export interface Wanted {
  readonly packages: readonly string[];
  readonly named: readonly string[];
}

/**
 * Adds packages to the folder of the notebook. One line says how far it is, npm's own words what came of it.
 *
 * npm puts the packages in place first, and their scripts run afterwards: that of a package which the kernel brings along
 * (an old tfjs-node in a package.json downloads a TensorFlow of its own) does not run.
 */
export async function npmInstall(
  { packages, named }: Wanted,
  redirects: Redirects,
  signal: AbortSignal | undefined,
): Promise<void> {
  const cache = npmCache();
  if (cache.notice) process.stdout.write(`${cache.notice}\n`);
  try {
    const before = packagesIn(process.cwd());
    await runNpm({ args: [...INSTALL, ...named], packages, explain: explainFailure }, signal, cache);
    const { own, shared } = newScripts(process.cwd(), before, redirects);
    for (const { name, version } of shared)
      process.stdout.write(
        `${name} ${version} is not built: imports get the one that the kernel brings along.\n`,
      );
    if (own.length > 0) await runScripts(own, signal, cache);
  } finally {
    cache.dispose();
  }
}

async function runScripts(
  scripted: readonly Scripted[],
  signal: AbortSignal | undefined,
  cache: NpmCache,
): Promise<void> {
  const packages = scripted.map(({ name }) => name);
  try {
    await runNpm({ args: ['rebuild', ...packages], packages, explain: explainScript }, signal, cache);
  } catch (error) {
    takeOut(scripted, process.cwd());
    throw error;
  }
}

/** A command of npm for some packages. */
interface NpmOrder {
  readonly args: readonly string[];
  readonly packages: readonly string[];
  /** Why npm failed, from what it said. */
  readonly explain: (said: string) => string;
}

async function runNpm(
  { args, packages, explain }: NpmOrder,
  signal: AbortSignal | undefined,
  cache: NpmCache,
): Promise<void> {
  const npm = start([...args, ...OPTIONS], cache);
  const end = () => (onWindows || !npm.pid ? npm.kill() : process.kill(-npm.pid));
  signal?.addEventListener('abort', end);
  const progress = new NpmProgress(packages);
  const show = progressLine(progress);
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      show(progress.take(text));
    });
  }
  const [code] = (await once(npm, 'close').catch(refuse)) as [number | null];
  signal?.removeEventListener('abort', end);
  show(progress.end());
  signal?.throwIfAborted();
  if (code === 0) return;
  process.stdout.write(progress.refused.join(''));
  throw new MagicError(`${packages.join(', ')} could not be installed: ${explain(said)}`);
}

/** Shows what npm says, or how far it is where it says nothing. */
function progressLine(progress: NpmProgress): (said: string) => void {
  let shownAt = 0;
  let start = '';
  return said => {
    if (said === '' && Date.now() < shownAt + PROGRESS_MS) return;
    process.stdout.write(`${start}${said === '' ? progress.line : said.replace(/^\n/, '')}`);
    start = said === '' ? CLEAR_LINE : '';
    shownAt = Date.now();
  };
}

const onWindows = process.platform === 'win32';

function start(args: readonly string[], { variables }: NpmCache) {
  const path = [process.env.PATH, dirname(process.execPath)].filter(Boolean).join(delimiter);
  return spawn('npm', args, {
    env: { ...process.env, ...variables, PATH: path },
    shell: onWindows,
    // A group of its own: npm leaves the scripts of packages running when it is ended alone.
    detached: !onWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function refuse(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOENT') throw error;
  throw new MagicError('npm was not found. It comes with Node.js: install that, and restart the kernel');
}
