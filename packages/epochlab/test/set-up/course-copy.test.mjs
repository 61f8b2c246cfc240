// @ts-check
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { describeRenewal, renewCourse } from '../../setup/course-copy.mjs';
import { siteFor } from './fixture.mjs';

/** @param {import('node:test').TestContext} t */
function courseFor(t) {
  const site = siteFor(t);
  mkdirSync(site.lessons);
  const write = (/** @type {string} */ folder) => (/** @type {string} */ name, /** @type {string} */ text) =>
    writeFileSync(join(folder, name), text);
  return {
    site,
    lesson: write(site.lessons),
    answer: write(site.course),
    read: (/** @type {string} */ name) => readFileSync(join(site.course, name), 'utf8'),
  };
}

test('renewCourse(site) copies the notebooks, and nothing that a learner has no use for', t => {
  const { site, lesson, read } = courseFor(t);
  lesson('01.ipynb', 'one');
  lesson('01.ts', 'source of one');
  const renewal = renewCourse(site);
  assert.deepEqual(renewal.added, ['01.ipynb']);
  assert.equal(read('01.ipynb'), 'one');
  assert.ok(!existsSync(join(site.course, '01.ts')));
  assert.match(describeRenewal(site, renewal) ?? '', /course: 1 notebook copied$/);
});

test('renewCourse(site) says nothing when nothing has changed, even after the user has worked', t => {
  const { site, lesson, answer, read } = courseFor(t);
  lesson('01.ipynb', 'one');
  renewCourse(site);
  answer('01.ipynb', 'one, answered');
  assert.equal(describeRenewal(site, renewCourse(site)), undefined);
  assert.equal(read('01.ipynb'), 'one, answered');
});

test('renewCourse(site) after an update: new ones are copied, unchanged ones renewed, changed ones stay', t => {
  const { site, lesson, answer, read } = courseFor(t);
  lesson('01.ipynb', 'one');
  lesson('02.ipynb', 'two');
  renewCourse(site);
  answer('02.ipynb', 'two, answered');
  lesson('01.ipynb', 'one, better');
  lesson('02.ipynb', 'two, better');
  lesson('03.ipynb', 'three');
  const renewal = renewCourse(site);
  assert.deepEqual(renewal, { added: ['03.ipynb'], renewed: ['01.ipynb'], beside: ['02.new.ipynb'] });
  assert.equal(read('01.ipynb'), 'one, better');
  assert.equal(read('02.ipynb'), 'two, answered');
  assert.equal(read('02.new.ipynb'), 'two, better');
  assert.match(
    describeRenewal(site, renewal) ?? '',
    /: 1 notebook copied; 1 notebook renewed; you have changed 1 notebook: the new one is beside it \(02\.new\.ipynb\)$/,
  );
  assert.equal(describeRenewal(site, renewCourse(site)), undefined);
});

test('renewCourse(site) overwrites no earlier offer, and brings back what was deleted', t => {
  const { site, lesson, answer, read } = courseFor(t);
  lesson('01.ipynb', 'one');
  renewCourse(site);
  answer('01.ipynb', 'mine');
  for (const text of ['better', 'best']) {
    lesson('01.ipynb', text);
    renewCourse(site);
  }
  assert.deepEqual([read('01.new.ipynb'), read('01.new-2.ipynb')], ['better', 'best']);
  rmSync(join(site.course, '01.ipynb'));
  renewCourse(site);
  assert.equal(read('01.ipynb'), 'best');
});

test('renewCourse(site) leaves alone a folder that the user filled before it was known here', t => {
  const { site, lesson, answer, read } = courseFor(t);
  lesson('01.ipynb', 'one');
  mkdirSync(site.course);
  answer('01.ipynb', 'mine');
  assert.deepEqual(renewCourse(site).beside, ['01.new.ipynb']);
  assert.equal(read('01.ipynb'), 'mine');
});
