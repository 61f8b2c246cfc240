// @ts-check
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command.mjs';
import { findCompiler } from '../find-compiler.mjs';
import { kernelNode } from '../site.mjs';

/** @typedef {import('../site.mjs').Site} Site */

const isMac = process.platform === 'darwin';
const library = (/** @type {string} */ name) => (isMac ? `${name}.2.dylib` : `${name}.so.2`);

/** N-API: one binary serves every version of Node. */
const common = ['-O2', '-std=c++17', '-fPIC', '-DNAPI_VERSION=8'];
const shared = isMac ? ['-bundle', '-undefined', 'dynamic_lookup'] : ['-shared'];
const beside = isMac ? '@loader_path/tensorflow' : '$ORIGIN/tensorflow';

/**
 * The two addons of packages/runtime/native: the one that opens TensorFlow's library, and tfjs-node's own with what we add
 * to it.
 *
 * @type {{ name: string, sources: (site: Site) => string[], options: (site: Site) => string[] }[]}
 */
const addons = [
  {
    name: 'loader.node',
    sources: site => [join(site.runtime, 'src', 'native', 'loader')],
    options: () => (isMac ? [] : ['-ldl']),
  },
  {
    name: 'tfjs_binding.node',
    sources: site => [join(site.tfjsNode, 'binding'), join(site.runtime, 'src', 'native', 'binding')],
    options: ({ tensorflow, tfjsNode }) => [
      `-I${join(tfjsNode, 'binding')}`,
      `-I${join(tensorflow, 'include')}`,
      join(tensorflow, library('libtensorflow_cc')),
      join(tensorflow, library('libtensorflow_framework')),
      `-Wl,-rpath,${beside}`,
    ],
  },
];

const sourcesIn = (/** @type {string} */ folder) =>
  readdirSync(folder)
    .filter(name => name.endsWith('.cc'))
    .map(name => join(folder, name));

/** @type {import('../steps.mjs').Step} */
export const compileBinding = {
  name: 'native binding',
  seconds: 30,
  inputs: site => [
    ...addons.flatMap(addon => addon.sources(site)),
    join(site.setup, 'tensorflow.mjs'),
    [...common, ...shared, beside].join(' '),
  ],
  products: site => addons.map(addon => join(site.native, addon.name)),
  async run(site, report) {
    const compiler = findCompiler();
    mkdirSync(site.native, { recursive: true });
    for (const addon of addons) {
      report(`compiling ${addon.name}`);
      const product = join(site.native, addon.name);
      const headers = `-I${join(kernelNode(site), 'include', 'node')}`;
      const sources = addon.sources(site).flatMap(sourcesIn);
      const options = [...common, ...shared, headers, ...sources, ...addon.options(site)];
      await command(compiler, [...options, '-o', `${product}.new`]);
      renameSync(`${product}.new`, product);
    }
    return `compiled with ${compiler}`;
  },
};
