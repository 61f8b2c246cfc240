// @ts-check
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command.mjs';
import { pipDownload } from '../pip-download.mjs';
import { megabytes } from '../progress.mjs';
import { wheelsRead } from '../wheels-read.mjs';

/** @typedef {import('../site.mjs').Site} Site */

const wheel = wheelsRead.scikitImage;

const photographs = ['chelsea.png', 'coffee.png', 'rocket.jpg'];

const about = {
  source: `scikit-image ${wheel.version}`,
  licence: 'CC0 (cat and coffee), public domain (rocket)',
};

const script = (/** @type {Site} */ site, /** @type {string} */ name) =>
  site.at('packages', 'nn', 'scripts', name);

/**
 * @param {Site} site
 * @param {(detail: string, fraction?: number) => void} report
 */
async function unpackPhotographs(site, report) {
  const partial = join(site.state, 'pictures.partial');
  const file = await pipDownload(site, wheel, partial, report);
  const size = statSync(file).size;
  const patterns = photographs.map(name => `skimage/data/${name}$`);
  await command(site.python, [join(site.setup, 'unpack_wheel.py'), file, partial, ...patterns]);
  const folder = join(site.data, 'photographs');
  mkdirSync(folder, { recursive: true });
  const unpacked = join(partial, 'skimage', 'data');
  for (const name of readdirSync(unpacked)) renameSync(join(unpacked, name), join(folder, name));
  writeFileSync(join(folder, 'about.json'), JSON.stringify(about));
  rmSync(partial, { recursive: true, force: true });
  return size;
}

/** @type {import('../steps.mjs').Step} */
export const exportPictures = {
  name: 'pictures',
  seconds: 6,
  inputs: site => [
    wheel.hash,
    ...photographs,
    JSON.stringify(about),
    script(site, 'export-emoji.mjs'),
    script(site, 'emoji-subjects.mjs'),
  ],
  products: site => [join(site.data, 'photographs', 'about.json'), join(site.data, 'emoji', 'about.json')],
  async run(site, report) {
    const size = await unpackPhotographs(site, report);
    report('drawing emoji');
    await command(process.execPath, [script(site, 'export-emoji.mjs'), join(site.data, 'emoji')]);
    const sets = readdirSync(site.data).length;
    return `${megabytes(size)} downloaded, emoji drawn: ${sets} sets of data and weights in all`;
  },
};
