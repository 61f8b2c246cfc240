// @ts-check
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Problem } from '../problem.mjs';
import { keptEntry, newEntry, patches } from '../tfjs-node-patches.mjs';

/**
 * @typedef {import('../site.mjs').Site} Site
 * @typedef {import('../tfjs-node-patches.mjs').Patch} Patch
 */

/** @type {import('../steps.mjs').Step} */
export const patchTfjsNode = {
  name: 'tfjs-node',
  inputs: site => [join(site.setup, 'tfjs-node-patches.mjs'), join(site.tfjsNode, 'package.json')],
  products: site => [join(site.tfjsNode, keptEntry.to), usualBinding(site)],
  isDone: site => readFileSync(join(site.tfjsNode, keptEntry.from), 'utf8') === newEntry,
  async run(site) {
    keepEntry(site.tfjsNode);
    for (const patch of patches) apply(site.tfjsNode, patch);
    linkBinding(site);
    // Last: until the new entry is there, the folder is as it was, and the step is taken again.
    replaceFile(join(site.tfjsNode, keptEntry.from), newEntry);
    return 'goes through @epochlab/runtime';
  },
};

/**
 * Where tfjs-node itself would have put its binding.
 *
 * @param {Site} site
 */
const usualBinding = site => join(site.tfjsNode, 'lib', 'napi-v8', 'tfjs_binding.node');

/** @param {Site} site */
function linkBinding(site) {
  const link = usualBinding(site);
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(relative(dirname(link), join(site.native, 'tfjs_binding.node')), link);
}

/** @param {string} folder */
function keepEntry(folder) {
  const entry = readFileSync(join(folder, keptEntry.from), 'utf8');
  if (entry.includes("require('@epochlab/runtime')")) return;
  replaceFile(join(folder, keptEntry.to), entry);
}

/**
 * @param {string} folder
 * @param {Patch} patch
 */
function apply(folder, { file, from, through = from, to }) {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (text.includes(to)) return;
  const start = text.indexOf(from);
  const end = text.indexOf(through, start);
  if (start < 0 || end < 0 || text.indexOf(from, start + 1) >= 0) {
    throw new Problem(
      `The installed @tensorflow/tfjs-node is not the one that Epochlab knows: ${file} differs.`,
      'Remove the folder node_modules and run `npm run setup` again.',
    );
  }
  replaceFile(path, text.slice(0, start) + to + text.slice(end + through.length));
}

/**
 * A kill leaves the old file or the new one.
 *
 * @param {string} path
 * @param {string} text
 */
function replaceFile(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
