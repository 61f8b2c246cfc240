// @ts-check
// The tests that depend on the machine, run as if on others than this one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { here } from '../../packages/epochlab/setup/site.mjs';
import { machines } from './machines.mjs';

const jest = [
  join(here.nodeModules, 'jest', 'bin', 'jest.js'),
  `--cacheDirectory=${here.at('.cache', 'jest')}`,
];

for (const { name, env, wrap = [], files } of machines) {
  test(name, t => {
    const folder = mkdtempSync(join(tmpdir(), 'ein anderes Gerät-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const [temporary, home] = [join(folder, 'tmp'), join(folder, 'home')];
    mkdirSync(temporary);
    mkdirSync(home, { mode: 0o555 });
    assert.deepEqual(
      files.filter(file => !existsSync(here.at(file))),
      [],
    );
    const [program = '', ...args] = [...wrap, process.execPath, ...jest, '--ci', '-i', ...files];
    const { status, stderr } = spawnSync(program, args, {
      cwd: here.root,
      encoding: 'utf8',
      env: { ...process.env, ...env, TMPDIR: temporary, HOME: home },
    });
    assert.equal(status, 0, stderr);
  });
}
