// @ts-check
import { join } from 'node:path';
import { command } from '../command.mjs';
import { kernelNode } from '../site.mjs';
import { compileTypescript } from './compile-typescript.mjs';

/** So that the first kernel starts as fast as those after it. @type {import('../steps.mjs').Step} */
export const readDeclarations = {
  name: 'types of cells',
  seconds: 10,
  inputs: site => [...compileTypescript.inputs(site), `at ${site.root}`],
  products: () => [],
  async run(site) {
    const prepare = site.at('packages', 'kernel', 'lib', 'prepare.js');
    const scope = site.at('packages', 'epochlab', 'lib', 'scope.js');
    const node = join(kernelNode(site), 'bin', 'node');
    await command(node, [prepare, '--scope', scope], { cwd: site.at('notebooks') });
    return 'read once';
  },
};
