// @ts-check
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { kernelNode } from '../packages/epochlab/setup/site.mjs';

/** @typedef {import('./runner/run-suite.mjs').Suite} Suite */

/**
 * Node's own test runner, on the test files of a folder.
 *
 * @param {string} folder
 * @returns {Suite['command']}
 */
const nodeTest = folder => (site, result) => {
  const tests = readdirSync(site.at(folder)).filter(name => name.endsWith('.test.mjs'));
  const reports = ['--test-reporter=junit', `--test-reporter-destination=${result}`];
  const log = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  return [process.execPath, '--test', ...reports, ...log, ...tests.map(name => join(folder, name))];
};

/**
 * @param {string} folder
 * @param {...string} options
 * @returns {Suite['command']}
 */
const pytest =
  (folder, ...options) =>
  (site, result) => [site.python, '-m', 'pytest', '-q', folder, `--junitxml=${result}`, ...options];

/** Running every lesson takes minutes: all of them in CI, the first one always. */
const wholeCourse = 'keeps_its_promise';

const jest = join('node_modules', 'jest', 'bin', 'jest.js');
const playwright = join('node_modules', '@playwright', 'test', 'cli.js');
const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
const eslint = join('node_modules', 'eslint', 'bin', 'eslint.js');
const prettier = join('node_modules', 'prettier', 'bin', 'prettier.cjs');

/**
 * Scripts and tests run without being compiled: their types are checked here.
 *
 * @param {string} part
 * @returns {Suite}
 */
const checkTypes = part => ({
  name: `types of ${part}`,
  format: 'exit',
  minutes: 2,
  onlyCi: true,
  command: () => [process.execPath, tsc, '-p', `tsconfig.${part}.json`],
});

/** @type {Suite[]} */
export const suites = [
  ...['scripts', 'tests'].map(part => checkTypes(part)),
  { name: 'lint', format: 'exit', minutes: 8, onlyCi: true, command: () => [process.execPath, eslint, '.'] },
  {
    name: 'format',
    format: 'exit',
    minutes: 2,
    onlyCi: true,
    command: () => [process.execPath, prettier, '--check', '.'],
  },
  {
    name: 'jest',
    format: 'jest',
    minutes: 30,
    command: (_site, result) => [
      process.execPath,
      jest,
      '--ci',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${result}`,
    ],
  },
  {
    name: 'fuzz',
    format: 'counts',
    minutes: 6,
    // Always the same programs: what they find must be of the change that is tested.
    command: (_site, result) => [
      process.execPath,
      '-r',
      './test/setup/typescript.cjs',
      'packages/nn/test/fuzz/main.ts',
      ...['--seed', '21', '--programs', '300', '--seconds', '110', '--shrink-seconds', '30'],
      ...['--result', result],
    ],
  },
  { name: 'set-up', format: 'junit', minutes: 4, command: nodeTest('packages/epochlab/test/set-up') },
  { name: 'nodes', format: 'junit', minutes: 3, command: nodeTest('test/nodes') },
  { name: 'machines', format: 'junit', minutes: 8, command: nodeTest('test/machines') },
  { name: 'binder', format: 'junit', minutes: 2, command: nodeTest('test/binder') },
  {
    name: 'tfjs-core',
    format: 'counts',
    minutes: 3,
    command: (_site, result) => [process.execPath, 'test/tfjs-core/run.cjs', result],
  },
  {
    name: "tfjs-core, kernel's Node",
    format: 'counts',
    minutes: 3,
    command: (site, result) => [join(kernelNode(site), 'bin', 'node'), 'test/tfjs-core/run.cjs', result],
  },
  { name: 'kernel', format: 'junit', minutes: 15, command: pytest('test/kernel') },
  {
    name: 'notebooks',
    format: 'junit',
    minutes: 8,
    command: pytest('test/notebooks', '-k', `not (${wholeCourse}) or 01-`),
  },
  {
    name: 'browser',
    format: 'playwright',
    minutes: 35,
    command: () => [process.execPath, playwright, 'test', '-c', 'test/browser', '--reporter=line,json'],
    env: (_site, result) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: result }),
  },
  {
    name: 'course',
    format: 'junit',
    minutes: 40,
    onlyCi: true,
    table: 'seconds and peak memory of each lesson',
    command: pytest('test/notebooks', '-k', `${wholeCourse} and not 01-`),
  },
];
