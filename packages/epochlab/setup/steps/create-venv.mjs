// @ts-check
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command.mjs';
import { findPython } from '../find-python.mjs';

/** @typedef {import('../site.mjs').Site} Site */

/**
 * A virtual environment's scripts name it by its absolute path, so one that was made elsewhere is of no use; nor is one
 * in which the installation of packages was cut short.
 *
 * @param {Site} site
 */
function isSound(site) {
  const pip = join(site.venv, 'bin', 'pip');
  if (!existsSync(site.python) || !existsSync(pip) || existsSync(site.venvBegun)) return false;
  return readFileSync(pip, 'utf8').includes(site.venv);
}

/** @type {import('../steps.mjs').Step} */
export const createVenv = {
  name: 'Python environment',
  seconds: 10,
  inputs: site => [`at ${site.venv}`],
  products: site => [site.python],
  isDone: isSound,
  async run(site) {
    if (!isSound(site)) {
      rmSync(site.venv, { recursive: true, force: true });
      const { program } = findPython();
      await command(program, ['-m', 'venv', site.venv]);
    }
    return `${(await command(site.python, ['--version'])).trim()} in .venv`;
  },
};
