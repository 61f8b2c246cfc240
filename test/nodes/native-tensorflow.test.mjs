// @ts-check
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { here, kernelNode } from '../../packages/epochlab/setup/site.mjs';
import { fetchNode } from './fetch-node.mjs';

const program = fileURLToPath(new URL('uses-tensorflow.cjs', import.meta.url));

/** @type {Record<string, () => string | Promise<string>>} */
const nodes = {
  'the Node that runs the tests': () => process.execPath,
  'Node 22': () => fetchNode('22.23.3'),
  "Node 24, the kernel's": () => join(kernelNode(here), 'bin', 'node'),
};

for (const [name, find] of Object.entries(nodes)) {
  describe(`native TensorFlow on ${name}`, async () => {
    const node = await find();
    const { NODE_OPTIONS: _, ...env } = process.env;
    const run = (/** @type {string} */ what) => spawnSync(node, [program, what], { encoding: 'utf8', env });

    for (const what of ['add', 'train', 'png', 'jpeg', 'tensorboard', 'topk', 'save', 'savedModel']) {
      test(`${what} works and prints nothing on stderr`, () => {
        const { status, stdout, stderr } = run(what);
        assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: 'right\n', stderr: '' });
      });
    }
  });
}
