// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process as it can be told from a later one that got the same number.
 *
 * @typedef {{ pid: number, started: string }} Process
 */

/**
 * @param {number} pid
 * @returns {Process}
 */
export const identify = pid => ({ pid, started: startOf(pid) });

/** @param {Process} other */
export const isAlive = ({ pid, started }) => started !== '' && startOf(pid) === started;

/**
 * When the process started, in the system's own words; empty if there is none.
 *
 * @param {number} pid
 */
function startOf(pid) {
  try {
    return process.platform === 'linux'
      ? // Field 22 of proc(5); the name in field 2 may hold spaces and brackets.
        (readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')[19] ?? '')
      : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
