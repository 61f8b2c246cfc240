// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jupyterArguments } from '../../setup/jupyter.mjs';

test('jupyterArguments(args) hands the arguments of `npm start --` to JupyterLab', () => {
  assert.deepEqual(jupyterArguments(['--no-browser', '--port', '9000'], false), [
    'lab',
    '--no-browser',
    '--port',
    '9000',
  ]);
});

test('jupyterArguments(args) allows root, once', () => {
  assert.deepEqual(jupyterArguments([], true), ['lab', '--allow-root']);
  assert.deepEqual(jupyterArguments(['--allow-root'], true), ['lab', '--allow-root']);
});
