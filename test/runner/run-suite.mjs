// @ts-check
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { children, endGroup } from '../../packages/epochlab/setup/children.mjs';
import { jupyterEnvironment } from '../../packages/epochlab/setup/jupyter.mjs';
import { seconds } from '../../packages/epochlab/setup/progress.mjs';
import { formats, tell } from './counts.mjs';

/**
 * @typedef {import('../../packages/epochlab/setup/site.mjs').Site} Site
 * @typedef {import('./counts.mjs').Counts} Counts
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {keyof typeof formats | 'exit'} format  of the result file; `exit`: there is none, its exit status counts
 * @property {boolean} [onlyCi]  too long, or of no interest, while one works
 * @property {string} [table]  heading of a section of its output that is printed whenever it has run
 * @property {number} minutes  after which it has failed
 * @property {(site: Site, result: string) => string[]} command  a program and its arguments, run at the root
 * @property {(site: Site, result: string) => NodeJS.ProcessEnv} [env]
 */

const shownLines = 150;

/**
 * Runs a suite to its end. One that crashes, hangs, or leaves no result has failed.
 *
 * @param {Suite} suite
 * @param {Site} site
 * @returns {Promise<Counts>}
 */
export async function runSuite(suite, site) {
  const started = Date.now();
  const folder = site.at('.cache', 'test');
  mkdirSync(folder, { recursive: true });
  const base = join(folder, suite.name.replaceAll(/[ ,']+/g, '-'));
  const log = `${base}.log`;
  const result = `${base}.result`;
  rmSync(result, { force: true });
  process.stdout.write(`${suite.name.padEnd(28)}`);
  const ending = await runLogged(suite, site, log, result);
  const counts = judge(suite, result, ending);
  process.stdout.write(`${tell(counts)}  (${seconds(Date.now() - started)})${ending && `: ${ending}`}\n`);
  if (counts.failed > 0) process.stdout.write(`${endOf(log)}\n`);
  if (suite.table !== undefined) process.stdout.write(section(readFileSync(log, 'utf8'), suite.table));
  return counts;
}

/**
 * A section of pytest's output: from the line that holds its heading to the next ruled line.
 *
 * @param {string} output
 * @param {string} heading
 */
function section(output, heading) {
  const lines = output.split('\n');
  const first = lines.findIndex(line => line.includes(heading));
  if (first < 0) return '';
  const length = lines
    .slice(first + 1)
    .findIndex(line => line === '' || line.includes('===') || / in [\d.]+s/.test(line));
  return `${lines.slice(first, length < 0 ? undefined : first + 1 + length).join('\n')}\n`;
}

/**
 * @param {Suite} suite
 * @param {Site} site
 * @param {string} log
 * @param {string} result
 * @returns {Promise<string>} what went wrong; empty if it ended well
 */
function runLogged(suite, site, log, result) {
  const [program = '', ...args] = suite.command(site, result);
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd: site.root,
      env: { ...jupyterEnvironment(site), ...suite.env?.(site, result) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const forget = children.add(child);
    const file = createWriteStream(log);
    let hung = false;
    const limit = setTimeout(() => {
      hung = true;
      endGroup(child.pid ?? 0);
    }, suite.minutes * 60_000);
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    const ended = (/** @type {string} */ how) => {
      clearTimeout(limit);
      forget();
      file.end(() => resolve(hung ? `not done after ${suite.minutes} minutes` : how));
    };
    child.on('error', error => ended(String(error)));
    child.on('close', (code, signal) => ended(code === 0 ? '' : `ended with ${signal ?? code}`));
  });
}

/**
 * @param {Suite} suite
 * @param {string} result
 * @param {string} ending
 * @returns {Counts}
 */
function judge({ format }, result, ending) {
  const none = { passed: format === 'exit' && ending === '' ? 1 : 0, failed: 0, skipped: 0 };
  const counts = format !== 'exit' && existsSync(result) ? formats[format](result) : none;
  const isSilentFailure = counts.failed === 0 && (ending !== '' || counts.passed === 0);
  return isSilentFailure ? { ...counts, failed: 1 } : counts;
}

/** @param {string} log */
const endOf = log =>
  readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-shownLines)
    .map(line => `  | ${line}`)
    .join('\n');
