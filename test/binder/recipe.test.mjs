// @ts-check
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { here } from '../../packages/epochlab/setup/site.mjs';

const run = (/** @type {string} */ program, /** @type {string[]} */ args) =>
  spawnSync(program, args, { cwd: here.root, encoding: 'utf8', maxBuffer: 1e9 });

let recipe = '';

before(() => {
  const repo2docker = join(here.venv, 'bin', 'jupyter-repo2docker');
  const user = ['--user-id', '1000', '--user-name', 'jovyan'];
  const { status, stdout, stderr } = run(repo2docker, ['--no-build', '--debug', ...user, '.']);
  assert.equal(status, 0, stderr);
  recipe = stdout + stderr;
});

test('repo2docker builds from the folder binder/, with a conda environment', () => {
  assert.match(recipe, /env update .*--file "binder\/environment\.yml"/);
});

test('the image brings the C++ compiler, runs set-up and starts through binder/start', () => {
  assert.match(recipe, /apt-get install .* g\+\+/);
  assert.match(recipe, /RUN \.\/binder\/postBuild/);
  assert.match(recipe, /ENV R2D_ENTRYPOINT="\$\{REPO_DIR\}\/binder\/start"/);
});

test('start gives Jupyter the kernel and the extension, and runs what it is told to', () => {
  const { stdout } = run('binder/start', ['printenv', 'JUPYTER_PATH']);
  assert.equal(stdout.trim(), join(here.venv, 'share', 'jupyter'));
});
