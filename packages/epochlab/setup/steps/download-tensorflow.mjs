// @ts-check
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command.mjs';
import { pipDownload } from '../pip-download.mjs';
import { Problem } from '../problem.mjs';
import { megabytes } from '../progress.mjs';
import { tensorflow, wanted, wheels } from '../tensorflow.mjs';

const wheelHere = () => wheels[`${process.platform} ${process.arch}`];

const isChosen = () => Boolean(process.env['EPOCHLAB_TENSORFLOW']);

/** Size of the libraries when they were unpacked: one that has been cut short is noticed. */
const sizesFile = 'sizes.json';

/** @param {string} folder */
const weigh = folder =>
  Object.fromEntries(
    readdirSync(folder)
      .filter(name => name.startsWith('lib'))
      .map(name => [name, statSync(join(folder, name)).size]),
  );

/** @param {string} folder */
function isWhole(folder) {
  const sizes = readFileSync(join(folder, sizesFile), 'utf8');
  return sizes === JSON.stringify(weigh(folder));
}

/** @type {import('../steps.mjs').Step} */
export const downloadTensorflow = {
  name: `TensorFlow ${tensorflow.version}`,
  seconds: 60,
  inputs: () => [tensorflow.version, wheelHere()?.hash ?? '', ...wanted.map(String)],
  products: site => (isChosen() ? [site.tensorflow] : [join(site.tensorflow, sizesFile)]),
  isDone: site => isChosen() || isWhole(site.tensorflow),
  async run(site, report) {
    if (isChosen()) return `uses ${site.tensorflow}`;
    const wheel = wheelHere();
    if (!wheel)
      throw new Problem(`There is no TensorFlow for ${process.platform} ${process.arch}.`, 'See the README.');
    const partial = `${site.tensorflow}.partial`;
    const { version, python, abi } = tensorflow;
    const pinned = { ...wheel, version, tag: { python, abi, platform: wheel.platform } };
    const file = await pipDownload(site, pinned, partial, report);
    const size = statSync(file).size;
    report(`${megabytes(size)} downloaded, unpacking`);
    const patterns = wanted.map(pattern => pattern.source);
    await command(site.python, [join(site.setup, 'unpack_wheel.py'), file, partial, ...patterns]);
    const unpacked = join(partial, 'tensorflow');
    writeFileSync(join(unpacked, sizesFile), JSON.stringify(weigh(unpacked)));
    rmSync(site.tensorflow, { recursive: true, force: true });
    renameSync(unpacked, site.tensorflow);
    rmSync(partial, { recursive: true, force: true });
    return `${megabytes(size)} downloaded`;
  },
};
