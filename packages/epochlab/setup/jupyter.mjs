// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { insteadOfHome } from './instead-of-home.mjs';

/** @typedef {import('./site.mjs').Site} Site */

/**
 * A new notebook is an Epochlab notebook, and the page that opens is the course's contents. What the user adds comes last and so has the last word.
 *
 * @param {string[]} args
 * @param {boolean} [asRoot]
 */
export function jupyterArguments(args, asRoot = process.getuid?.() === 0) {
  const allowed = asRoot && !args.includes('--allow-root') ? ['--allow-root'] : [];
  const settings = [
    '--MultiKernelManager.default_kernel_name=epochlab',
    '--LabApp.default_url=/lab/tree/00-contents.ipynb',
  ];
  return ['lab', ...settings, ...allowed, ...args];
}

/**
 * The variables in which npm hands a clone's `.npmrc` to its scripts, and so to `npm start`. It speaks of the clone's own packages: with its
 * `ignore-scripts` `%install` would leave out the install scripts of a notebook's packages.
 *
 * @param {Site} site
 */
function npmSettings(site) {
  const file = site.at('.npmrc');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').matchAll(/^([\w-]+)\s*=/gm) : [];
  return [...lines].map(([, name = '']) => `npm_config_${name.replaceAll('-', '_')}`);
}

/**
 * Jupyter finds its parts in the clone's own environment first, whatever the user has elsewhere.
 *
 * @param {Site} site
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function jupyterEnvironment(site, env = process.env) {
  const ofClone = new Set(npmSettings(site));
  const bin = join(site.venv, 'bin');
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !ofClone.has(name))),
    ...insteadOfHome(site, env),
    VIRTUAL_ENV: site.venv,
    PATH: [bin, env['PATH']].join(delimiter),
    JUPYTER_PREFER_ENV_PATH: '1',
  };
}
