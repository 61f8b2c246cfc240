// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jupyterArguments } from '../../setup/jupyter.mjs';

const ours = ['lab', '--MultiKernelManager.default_kernel_name=epochlab'];

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
