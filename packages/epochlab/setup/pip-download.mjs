// @ts-check
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.mjs';
import { Problem } from './problem.mjs';
import { megabytes } from './progress.mjs';

/**
 * A wheel that is read as an archive and not installed, so that it may be one for another Python.
 *
 * @typedef {object} Pinned
 * @property {string} name
 * @property {string} version
 * @property {string} hash
 * @property {{ python: string, abi: string, platform: string }} [tag]  of a wheel that is not for every system
 */

/**
 * Downloads a wheel into a folder that is emptied first, and answers its path.
 *
 * @param {import('./site.mjs').Site} site
 * @param {Pinned} wheel
 * @param {string} folder
 * @param {(detail: string, fraction?: number) => void} report
 */
export async function pipDownload(site, wheel, folder, report) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pinned = join(folder, 'pinned.txt');
  writeFileSync(pinned, `${wheel.name}==${wheel.version} --hash=${wheel.hash}\n`);
  const quietly = ['--disable-pip-version-check', '--no-cache-dir', '--progress-bar=raw'];
  const which = ['--no-deps', '--only-binary=:all:', '--require-hashes', ...tagged(wheel)];
  await command(site.python, ['-m', 'pip', 'download', ...which, ...quietly, '-d', folder, '-r', pinned], {
    onLine(line) {
      const [, done, all] = /^Progress (\d+) of (\d+)/.exec(line)?.map(Number) ?? [];
      if (done !== undefined && all) report(`${megabytes(done)} of ${megabytes(all)}`, done / all);
    },
  });
  const file = readdirSync(folder).find(name => name.endsWith('.whl'));
  if (!file) throw new Problem(`pip downloaded no ${wheel.name}.`, 'Run the same command again.');
  return join(folder, file);
}

/** @param {Pinned} wheel */
const tagged = ({ tag }) =>
  tag
    ? [
        '--implementation=cp',
        `--abi=${tag.abi}`,
        `--python-version=${tag.python}`,
        `--platform=${tag.platform}`,
      ]
    : [];
