// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { identify, isAlive } from '../../setup/processes.mjs';
import { folderFor } from './fixture.mjs';

const program = fileURLToPath(new URL('interrupted-set-up.mjs', import.meta.url));

/** @param {() => boolean} condition */
async function until(condition) {
  while (!condition()) await wait(10);
}

test('a set-up that was killed leaves its step undone, and the next one ends what it left running', async t => {
  const folder = folderFor(t);
  const pidFile = join(folder, 'child.pid');
  const killed = spawn(process.execPath, [program, folder, 'hang'], { stdio: 'ignore' });
  await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').endsWith('\n'));
  const child = identify(Number(readFileSync(pidFile, 'utf8')));
  killed.kill('SIGKILL');
  await new Promise(resolve => killed.on('close', resolve));
  assert.ok(isAlive(child), 'the program that the killed set-up had started still runs');

  const next = spawn(process.execPath, [program, folder, 'succeed'], { stdio: 'ignore' });
  const [status] = await new Promise(resolve => next.on('close', (...ended) => resolve(ended)));
  assert.equal(status, 0);
  await until(() => !isAlive(child));
  assert.equal(readFileSync(join(folder, 'product'), 'utf8'), 'made');
});
