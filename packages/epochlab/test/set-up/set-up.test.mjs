// @ts-check
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem } from '../../setup/problem.mjs';
import { progressOn } from '../../setup/progress.mjs';
import { setUp } from '../../setup/set-up.mjs';
import { sitePackages } from '../../setup/site.mjs';
import { keptStream, siteFor } from './fixture.mjs';

/** @typedef {import('../../setup/steps.mjs').Step} Step */

/**
 * A step that writes a file, and counts how often.
 *
 * @param {string} name
 * @returns {Step & { taken: number }}
 */
const writing = name => ({
  name,
  taken: 0,
  inputs: site => [site.at('input')],
  products: site => [site.at(name)],
  async run(site) {
    this.taken++;
    writeFileSync(site.at(name), 'made');
    return 'written';
  },
});

test('setUp(site, steps) takes the steps in order, a line for each', async t => {
  const site = siteFor(t);
  const { stream, text } = keptStream();
  await setUp(site, [writing('first'), writing('second')], progressOn(stream));
  assert.match(
    text(),
    /^Setting up Epochlab in .*\n 1\/2 {2}first +written {2}\(.*s\)\n 2\/2 {2}second +written/,
  );
  assert.match(text(), /Epochlab is set up: 2 of 2 steps taken \(.*s\)\n$/);
});

test('setUp(site, steps) looks at nothing of a later step that was never taken', async t => {
  const needsFirst = /** @type {Step} */ ({
    ...writing('second'),
    products: site => [readFileSync(site.at('first'), 'utf8')],
  });
  await setUp(siteFor(t), [writing('first'), needsFirst], progressOn(keptStream().stream));
});

test('a folder without a Python environment still has a place for its packages', t => {
  const site = siteFor(t);
  assert.equal(sitePackages(site), join(site.venv, 'lib', 'python3', 'site-packages'));
});

test('setUp(site, steps) says at its beginning how long the steps that are left take', async t => {
  const site = siteFor(t);
  const first = { ...writing('first'), seconds: 200 };
  const second = { ...writing('second'), seconds: 100 };
  await setUp(site, [first], progressOn(keptStream().stream));
  const { stream, text } = keptStream();
  await setUp(site, [first, second, { ...writing('third'), seconds: 80 }], progressOn(stream));
  assert.match(text(), /^Setting up Epochlab in .*: 2 steps, about 3 minutes\n/);
});

test('setUp(site, steps) shows in a log that a step goes on', async t => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const { stream, text } = keptStream();
  const long = {
    ...writing('long'),
    /** @type {Step['run']} */
    run: async site => {
      t.mock.timers.tick(45_000);
      writeFileSync(site.at('long'), 'made');
      return 'written';
    },
  };
  await setUp(siteFor(t), [long], progressOn(stream));
  assert.match(text(), /long +(?:\S+ s… ){3}written/);
});

test('setUp(site, steps) does nothing the second time', async t => {
  const site = siteFor(t);
  const step = writing('product');
  const { stream, text } = keptStream();
  await setUp(site, [step], progressOn(keptStream().stream));
  await setUp(site, [step], progressOn(stream));
  assert.equal(step.taken, 1);
  assert.match(text(), /^Epochlab is set up: nothing to do \(.*s\)\n$/);
});

test('setUp(site, steps) takes a step again when an input changes', async t => {
  const site = siteFor(t);
  const step = writing('product');
  const again = () => setUp(site, [step], progressOn(keptStream().stream));
  writeFileSync(site.at('input'), 'one');
  await again();
  writeFileSync(site.at('input'), 'two');
  await again();
  assert.equal(step.taken, 2);
});

test('setUp(site, steps) takes a step again when its product is gone', async t => {
  const site = siteFor(t);
  const step = writing('product');
  const again = () => setUp(site, [step], progressOn(keptStream().stream));
  await again();
  rmSync(site.at('product'));
  await again();
  assert.equal(step.taken, 2);
});

test('setUp(site, steps) goes on where it failed', async t => {
  const site = siteFor(t);
  const [first, second] = [writing('first'), writing('second')];
  const broken = {
    ...second,
    run: () => Promise.reject(new Problem('The disk is full.', 'Free some space.')),
  };
  const { stream, text } = keptStream();
  await assert.rejects(
    setUp(site, [first, broken], progressOn(stream)),
    /The disk is full\.\nFree some space\./,
  );
  assert.match(text(), /second +failed\n/);
  await setUp(site, [first, second], progressOn(keptStream().stream));
  assert.deepEqual([first.taken, second.taken], [1, 1]);
});

test('setUp(site, steps) at the same time: one waits for the other', async t => {
  const site = siteFor(t);
  const step = writing('product');
  const { stream, text } = keptStream();
  const slow = {
    ...step,
    /** @type {Step['run']} */
    run: async here => {
      const other = setUp(here, [step], progressOn(stream));
      while (!text().includes('waiting')) await new Promise(setImmediate);
      writeFileSync(here.at('product'), 'made');
      void other;
      return 'written';
    },
  };
  await setUp(site, [slow], progressOn(keptStream().stream));
  while (!text().includes('is set up')) await new Promise(setImmediate);
  assert.match(text(), /^Another set-up of this folder is running \(process \d+\): waiting for it to end\./);
  assert.equal(step.taken, 0);
  assert.ok(!existsSync(join(site.state, 'lock')));
  assert.equal(readFileSync(site.at('product'), 'utf8'), 'made');
});
