// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command.mjs';

/** @typedef {import('../site.mjs').Site} Site */

/** @param {Site} site */
const packages = site => {
  const folder = site.at('packages');
  return readdirSync(folder)
    .map(name => join(folder, name))
    .filter(path => existsSync(join(path, 'tsconfig.json')));
};

/** @type {import('../steps.mjs').Step} */
export const compileTypescript = {
  name: 'TypeScript',
  seconds: 60,
  inputs: site => [
    site.at('tsconfig.base.json'),
    site.at('package-lock.json'),
    ...packages(site).flatMap(path => [join(path, 'tsconfig.json'), join(path, 'src')]),
  ],
  products: site => packages(site).map(path => join(path, 'lib', '.tsbuildinfo')),
  async run(site, report) {
    report('compiling');
    const compiler = join(site.nodeModules, 'typescript', 'bin', 'tsc');
    await command(process.execPath, [compiler, '--build'], { cwd: site.root });
    return `${packages(site).length} packages compiled`;
  },
};
