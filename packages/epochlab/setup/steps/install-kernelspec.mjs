// @ts-check
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command } from '../command.mjs';
import { kernels, kernelspec } from '../kernelspec.mjs';
import { kernelNode } from '../site.mjs';

/** @type {import('../steps.mjs').Step} */
export const installKernelspec = {
  name: 'Jupyter kernel',
  inputs: site => [join(site.setup, 'kernelspec.mjs'), join(site.setup, 'logos'), `at ${site.root}`],
  products: site => kernels.map(({ name }) => join(folderOf(name, site), 'kernel.json')),
  async run(site) {
    for (const kernel of kernels) install(kernel, site);
    const node = join(kernelNode(site), 'bin', 'node');
    const version = (await command(node, ['--version'])).trim().replace('v', '');
    return `${kernels.map(({ display_name }) => display_name).join(', ')}, on Node ${version} of their own`;
  },
};

/**
 * @param {string} name
 * @param {import('../site.mjs').Site} site
 */
const folderOf = (name, site) => join(dirname(site.kernelspec), name);

/**
 * @param {import('../kernelspec.mjs').Kernelspec} kernel
 * @param {import('../site.mjs').Site} site
 */
function install(kernel, site) {
  const folder = folderOf(kernel.name, site);
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(dirname(partial), { recursive: true });
  cpSync(join(site.setup, 'logos'), partial, { recursive: true });
  const spec = kernelspec(kernel, {
    node: join(kernelNode(site), 'bin', 'node'),
    main: site.at('packages', 'kernel', 'lib', 'main.js'),
    scope: site.at('packages', 'epochlab', 'lib', 'scope.js'),
  });
  writeFileSync(join(partial, 'kernel.json'), `${JSON.stringify(spec, undefined, 2)}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}
