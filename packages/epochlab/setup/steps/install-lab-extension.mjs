// @ts-check
import { existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { command } from '../command.mjs';

const lab = (/** @type {import('../site.mjs').Site} */ site) => site.at('packages', 'lab');

/** @type {import('../steps.mjs').Step} */
export const installLabExtension = {
  name: 'JupyterLab extension',
  seconds: 10,
  inputs: site => [
    site.at('package-lock.json'),
    lab(site),
    site.at('packages', 'views', 'src'),
    `at ${site.venv}`,
  ],
  products: site => [join(site.labExtension, 'package.json')],
  async run(site, report) {
    report('bundling');
    await command('npm', ['run', 'build:lab', '--workspace', 'packages/lab'], { cwd: site.root });
    const folder = join(lab(site), 'labextension');
    mkdirSync(dirname(site.labExtension), { recursive: true });
    if (lstatSync(site.labExtension, { throwIfNoEntry: false }))
      rmSync(site.labExtension, { recursive: true });
    symlinkSync(relative(dirname(site.labExtension), folder), site.labExtension);
    if (!existsSync(join(site.labExtension, 'package.json')))
      throw new Error(`${folder} holds no package.json`);
    return 'bundled and linked';
  },
};
