// @ts-check
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { jupyterArguments, jupyterEnvironment } from '../../setup/jupyter.mjs';
import { siteFor } from './fixture.mjs';

const ours = [
  'lab',
  '--MultiKernelManager.default_kernel_name=epochlab',
  '--LabApp.default_url=/lab/tree/00-contents.ipynb',
];

test('jupyterArguments(args) hands the arguments of `npm start --` to JupyterLab, after its own', () => {
  assert.deepEqual(jupyterArguments(['--no-browser', '--port', '9000'], false), [
    ...ours,
    '--no-browser',
    '--port',
    '9000',
  ]);
});

test('jupyterArguments(args) allows root, once', () => {
  assert.deepEqual(jupyterArguments([], true), [...ours, '--allow-root']);
  assert.deepEqual(jupyterArguments(['--allow-root'], true), [...ours, '--allow-root']);
});

test("jupyterEnvironment(site) keeps the clone's settings of npm from what a notebook installs", t => {
  const site = siteFor(t);
  writeFileSync(site.at('.npmrc'), '# ours\nignore-scripts=true\n');
  writeFileSync(
    site.at('package.json'),
    JSON.stringify({ scripts: { tell: 'node -p "JSON.stringify(process.env)"' } }),
  );
  const users = { ...process.env, npm_config_registry: 'http://127.0.0.1:9/' };
  const said = execFileSync('npm', ['run', '--silent', 'tell'], {
    cwd: site.root,
    env: users,
    encoding: 'utf8',
  });
  const env = JSON.parse(said);
  assert.equal(env.npm_config_ignore_scripts, 'true');
  const jupyters = jupyterEnvironment(site, env);
  assert.equal(jupyters['npm_config_ignore_scripts'], undefined);
  assert.equal(jupyters['npm_config_registry'], users.npm_config_registry);
});

test('jupyterEnvironment(site) keeps in the clone what cannot be written to the home folder', t => {
  const site = siteFor(t);
  writeFileSync(site.at('file'), '');
  const env = { HOME: site.at('file', 'home'), JUPYTER_DATA_DIR: '/chosen' };
  const jupyters = jupyterEnvironment(site, env);
  assert.equal(jupyters['JUPYTER_RUNTIME_DIR'], site.at('.cache', 'home', 'jupyter/runtime'));
  assert.equal(jupyters['npm_config_cache'], site.at('.cache', 'home', 'npm'));
  assert.equal(jupyters['JUPYTER_DATA_DIR'], '/chosen');
  assert.equal(jupyterEnvironment(site, { HOME: site.root })['JUPYTER_RUNTIME_DIR'], undefined);
});
