// @ts-check
import { spawn } from 'node:child_process';
import { explain } from './explain.mjs';
import { children } from './children.mjs';

/**
 * @typedef {object} Options
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]  added to this process's own
 * @property {(line: string) => void} [onLine]  each line of either stream, as it comes
 */

/**
 * Runs a program to its end and answers its standard output. A failure is thrown as a Problem: the cause in plain words
 * where it is a known one, else the end of what the program printed.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<string>}
 */
export function command(program, args, { cwd, env, onLine } = {}) {
  return new Promise((resolve, reject) => {
    // A group of its own: a set-up that comes after a killed one can end all of it.
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const forget = children.add(child);
    let output = '';
    let everything = '';
    /** @param {string} text */
    const read = text => {
      everything += text;
      if (onLine) for (const line of text.split(/[\r\n]+/)) if (line) onLine(line);
    };
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text;
      read(text);
    });
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('error', error => {
      forget();
      reject(explain(program, args, String(error)));
    });
    child.on('close', code => {
      forget();
      if (code === 0) resolve(output);
      else reject(explain(program, args, everything));
    });
  });
}
