// @ts-check
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { here } from '../../setup/site.mjs';
import { patchTfjsNode } from '../../setup/steps/patch-tfjs-node.mjs';
import { keptEntry, newEntry } from '../../setup/tfjs-node-patches.mjs';
import { siteFor } from './fixture.mjs';

/** @param {import('node:test').TestContext} t */
function copiedSite(t) {
  const site = siteFor(t);
  for (const folder of ['dist', 'binding'])
    cpSync(join(here.tfjsNode, folder), join(site.tfjsNode, folder), { recursive: true });
  return site;
}

const read = (/** @type {import('../../setup/site.mjs').Site} */ site, /** @type {string} */ file) =>
  readFileSync(join(site.tfjsNode, file), 'utf8');

test('patchTfjsNode may be taken any number of times', async t => {
  const site = copiedSite(t);
  await patchTfjsNode.run(site, () => {});
  const once = read(site, keptEntry.to);
  await patchTfjsNode.run(site, () => {});
  assert.equal(read(site, keptEntry.to), once);
  assert.equal(read(site, keptEntry.from), newEntry);
  assert.ok(once.includes("require('@epochlab/runtime').binding()"));
});

test('patchTfjsNode goes on where it was killed: the entry is not replaced yet', async t => {
  const site = copiedSite(t);
  writeFileSync(join(site.tfjsNode, keptEntry.from), read(site, keptEntry.to));
  assert.equal(patchTfjsNode.isDone?.(site), false);
  await patchTfjsNode.run(site, () => {});
  assert.equal(patchTfjsNode.isDone?.(site), true);
});

test('patchTfjsNode refuses a tfjs-node that it does not know', async t => {
  const site = copiedSite(t);
  writeFileSync(join(site.tfjsNode, 'dist', 'kernels', 'TopK.js'), 'something else');
  await assert.rejects(
    patchTfjsNode.run(site, () => {}),
    /not the one that Epochlab knows: dist\/kernels\/TopK\.js differs\.\nRemove the folder node_modules/,
  );
});
