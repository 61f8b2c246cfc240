import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { explainFailure } from './explain-npm';
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
/** A saved notebook keeps each state of the line. */
const PROGRESS_MS = 1000;
const CLEAR_LINE = '\r\x1b[2K';

/** Adds packages to the folder of the notebook. One line says how far it is, npm's own words what came of it. */
export async function npmInstall(
  packages: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const cache = npmCache();
  if (cache.notice) process.stdout.write(`${cache.notice}\n`);
  await runNpm(packages, signal, cache).finally(cache.dispose);
}

async function runNpm(
  packages: readonly string[],
  signal: AbortSignal | undefined,
  cache: NpmCache,
): Promise<void> {
  const npm = start(packages, cache);
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
  throw new MagicError(`${packages.join(', ')} could not be installed: ${explainFailure(said)}`);
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

function start(packages: readonly string[], { variables }: NpmCache) {
  const path = [process.env.PATH, dirname(process.execPath)].filter(Boolean).join(delimiter);
  return spawn('npm', ['install', ...OPTIONS, ...packages], {
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
