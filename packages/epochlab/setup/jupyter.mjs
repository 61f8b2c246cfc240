// @ts-check
import { delimiter, join } from 'node:path';

/** @typedef {import('./site.mjs').Site} Site */

/**
 * A new notebook is an Epochlab notebook. What the user adds comes last and so has the last word.
 *
 * @param {string[]} args
 * @param {boolean} [asRoot]
 */
export function jupyterArguments(args, asRoot = process.getuid?.() === 0) {
  const allowed = asRoot && !args.includes('--allow-root') ? ['--allow-root'] : [];
  return ['lab', '--MultiKernelManager.default_kernel_name=epochlab', ...allowed, ...args];
}

/**
 * Jupyter finds its parts in the clone's own environment first, whatever the user has elsewhere.
 *
 * @param {Site} site
 * @returns {NodeJS.ProcessEnv}
 */
export function jupyterEnvironment(site) {
  const bin = join(site.venv, 'bin');
  return {
    ...process.env,
    VIRTUAL_ENV: site.venv,
    PATH: [bin, process.env['PATH']].join(delimiter),
    JUPYTER_PREFER_ENV_PATH: '1',
  };
}
