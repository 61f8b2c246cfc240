// @ts-check
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Nothing leaves the machine: JupyterLab's own look for updates and news is off unless the user turns it on. Tab shows the documentation of
 * what it offers beside it.
 */
const settings = {
  '@jupyterlab/completer-extension:manager': { showDocumentationPanel: true },
  '@jupyterlab/apputils-extension:notification': { checkForUpdates: false, fetchNews: 'false' },
};

/** @type {import('../steps.mjs').Step} */
export const configureLab = {
  name: 'JupyterLab settings',
  inputs: site => [JSON.stringify(settings), `at ${site.venv}`],
  products: site => [site.labSettings],
  async run(site) {
    mkdirSync(dirname(site.labSettings), { recursive: true });
    writeFileSync(`${site.labSettings}.new`, `${JSON.stringify(settings, undefined, 2)}\n`);
    renameSync(`${site.labSettings}.new`, site.labSettings);
    return 'no news, no update checks, documentation beside completions';
  },
};
