// @ts-check
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findPython } from '../../setup/find-python.mjs';
import { folderFor } from './fixture.mjs';

/**
 * A program that answers as a Python of this version would.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} answer
 */
function pretending(t, answer) {
  const program = join(folderFor(t), 'python');
  writeFileSync(program, `#!/bin/sh\necho ${answer}\n`);
  chmodSync(program, 0o755);
  process.env['EPOCHLAB_PYTHON'] = program;
  t.after(() => delete process.env['EPOCHLAB_PYTHON']);
}

test('findPython() finds a Python that can make a virtual environment', () => {
  const { version, hasVenv } = findPython();
  assert.match(version, /^3\.\d+$/);
  assert.ok(hasVenv);
});

test('findPython() says that a Python is too old, and how to get another', t => {
  pretending(t, '3 9 venv');
  assert.throws(
    () => findPython(),
    /Python 3\.10 or later is needed; .* is 3\.9\.\nInstall it, then run the same command/,
  );
});

test('findPython() says that the venv module is missing, and how to get it', t => {
  pretending(t, '3 12 bare');
  assert.throws(() => findPython(), /Python 3\.12 has no venv module\.\nInstall it/);
});

test('findPython() says that there is no Python', t => {
  process.env['EPOCHLAB_PYTHON'] = '/nowhere/python';
  t.after(() => delete process.env['EPOCHLAB_PYTHON']);
  assert.throws(() => findPython(), /Python 3\.10 or later is needed, and there is none\./);
});
