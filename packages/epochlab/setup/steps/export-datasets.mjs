// @ts-check
import { command } from '../command.mjs';

const script = (/** @type {import('../site.mjs').Site} */ site) =>
  site.at('packages', 'nn', 'python', 'export_datasets.py');

/** @type {import('../steps.mjs').Step} */
export const exportDatasets = {
  name: 'datasets',
  seconds: 4,
  inputs: site => [script(site)],
  products: site => [site.data],
  async run(site, report) {
    report('exporting');
    await command(site.python, [script(site), site.data]);
    return 'exported from scikit-learn';
  },
};
