// @ts-check
import { join } from 'node:path';
import { command } from '../command.mjs';
import { insteadOfHome } from '../instead-of-home.mjs';

const quietly = ['--no-progress', '--loglevel=error'];

/** By default npm says nothing for minutes when there is no network. */
const impatiently = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/** @type {import('../steps.mjs').Step} */
export const installNpmPackages = {
  name: 'npm packages',
  seconds: 100,
  inputs: site => [site.at('package-lock.json'), site.at('.npmrc')],
  // npm writes this file last.
  products: site => [join(site.nodeModules, '.package-lock.json')],
  async run(site, report) {
    report('installing');
    const options = { cwd: site.root, env: insteadOfHome(site) };
    const said = await command('npm', ['ci', ...quietly, ...impatiently], options);
    // tslab's fork of TypeScript brings a `tsc` too: the command is to be TypeScript's own.
    await command('npm', ['rebuild', 'typescript', ...quietly], options);
    return /added (\d+) packages/.exec(said)?.[0] ?? 'installed';
  },
};
