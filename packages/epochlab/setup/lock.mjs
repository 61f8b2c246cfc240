// @ts-check
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { children, endGroup } from './children.mjs';
import { identify, isAlive } from './processes.mjs';

/**
 * @typedef {import('./processes.mjs').Process} Process
 * @typedef {{ owner: Process, children: Process[] }} Holder
 */

/**
 * Runs `work` while no other set-up of this clone runs. A set-up that was killed is succeeded: what it left running is
 * ended first.
 *
 * @template T
 * @param {string} folder
 * @param {(owner: number) => void} onWait  called once if there is another set-up to wait for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(folder, onWait, work) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const owner = identify(process.pid);
  let told = false;
  while (!take(file, owner)) {
    const holder = read(file);
    if (holder && isAlive(holder.owner)) {
      if (!told) onWait(holder.owner.pid);
      told = true;
      await wait(500);
    } else {
      succeed(file, holder);
    }
  }
  const unwatch = children.watch(pids => replace(file, { owner, children: pids.map(identify) }));
  try {
    return await work();
  } finally {
    unwatch();
    rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {Process} owner
 */
function take(file, owner) {
  const mine = `${file}.${owner.pid}`;
  writeFileSync(mine, JSON.stringify({ owner, children: [] }));
  try {
    // Unlike a rename, a link fails where there is a file; and the file is whole from the start.
    linkSync(mine, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(mine);
  }
}

/**
 * @param {string} file
 * @returns {Holder | undefined}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {Holder | undefined} holder
 */
function succeed(file, holder) {
  for (const child of holder?.children ?? []) if (isAlive(child)) endGroup(child.pid);
  rmSync(file, { force: true });
}

/**
 * @param {string} file
 * @param {Holder} holder
 */
function replace(file, holder) {
  writeFileSync(`${file}.new`, JSON.stringify(holder));
  renameSync(`${file}.new`, file);
}
