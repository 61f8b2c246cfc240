// @ts-check
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Folders that npm, Jupyter and IPython write to, by the variable that names each. */
const folders = {
  npm_config_cache: 'npm',
  JUPYTER_CONFIG_DIR: 'jupyter/config',
  JUPYTER_DATA_DIR: 'jupyter/data',
  JUPYTER_RUNTIME_DIR: 'jupyter/runtime',
  IPYTHONDIR: 'ipython',
};

/**
 * Tried, since permissions say nothing to root, nor of mounts.
 *
 * @param {string} folder
 * @returns {boolean}
 */
function canBeWritten(folder) {
  if (!existsSync(folder)) return dirname(folder) !== folder && canBeWritten(dirname(folder));
  try {
    rmdirSync(mkdtempSync(join(folder, '.epochlab-')));
    return true;
  } catch {
    return false;
  }
}

/**
 * The variables that keep in the clone what programs write to the user's home folder, where that cannot be written (a container, a lab
 * machine): npm and Jupyter end with an error there.
 *
 * @param {import('./site.mjs').Site} site
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function insteadOfHome(site, env = process.env) {
  if (canBeWritten(env['HOME'] ?? homedir())) return {};
  const inClone = Object.entries(folders).map(([name, folder]) => [
    name,
    env[name] ?? site.at('.cache', 'home', folder),
  ]);
  return Object.fromEntries(inClone);
}
