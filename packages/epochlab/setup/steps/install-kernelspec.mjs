// @ts-check
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kernelspec } from '../kernelspec.mjs';
import { kernelNode } from '../site.mjs';

/** @type {import('../steps.mjs').Step} */
export const installKernelspec = {
  name: 'Jupyter kernel',
  inputs: site => [join(site.setup, 'kernelspec.mjs'), join(site.setup, 'logos'), `at ${site.root}`],
  products: site => [join(site.kernelspec, 'kernel.json')],
  async run(site) {
    const partial = `${site.kernelspec}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(dirname(site.kernelspec), { recursive: true });
    cpSync(join(site.setup, 'logos'), partial, { recursive: true });
    const spec = kernelspec({
      node: join(kernelNode(site), 'bin', 'node'),
      main: site.at('packages', 'kernel', 'lib', 'main.js'),
      scope: site.at('packages', 'epochlab', 'lib', 'scope.js'),
    });
    writeFileSync(join(partial, 'kernel.json'), `${JSON.stringify(spec, undefined, 2)}\n`);
    rmSync(site.kernelspec, { recursive: true, force: true });
    renameSync(partial, site.kernelspec);
    return spec.display_name;
  },
};
