// @ts-check
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { sitePackages } from '../site.mjs';

/**
 * papermill takes parameters for the languages it knows; this adds TypeScript, should papermill ever be installed.
 *
 * @type {import('../steps.mjs').Step}
 */
export const installPapermillParameters = {
  name: 'papermill parameters',
  inputs: site => [join(site.setup, 'papermill'), `at ${site.venv}`],
  products: site => [join(sitePackages(site), 'epochlab_papermill.py')],
  async run(site) {
    cpSync(join(site.setup, 'papermill'), sitePackages(site), { recursive: true });
    return 'for TypeScript';
  },
};
