// @ts-check
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

/**
 * Remembers what each step was last done with, as a hash of its inputs.
 *
 * @param {string} folder
 */
export function stamps(folder) {
  mkdirSync(folder, { recursive: true });
  /** @param {string} step */
  const file = step => join(folder, `${step}.stamp`);
  return {
    /** @param {string} step */
    read: step => (existsSync(file(step)) ? readFileSync(file(step), 'utf8') : ''),
    /**
     * @param {string} step
     * @param {string} hash
     */
    write(step, hash) {
      writeFileSync(`${file(step)}.new`, hash);
      renameSync(`${file(step)}.new`, file(step));
    },
    /** @param {string} step */
    remove: step => rmSync(file(step), { force: true }),
  };
}

/**
 * A hash of the contents of files, of all files of folders, and of words (what is no absolute path).
 *
 * @param {string} root
 * @param {string[]} inputs
 */
export function hashOf(root, inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    hash.update(`${isAbsolute(input) ? relative(root, input) : input}\0`);
    for (const file of filesOf(input)) hash.update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const built = new Set(['node_modules', 'lib', 'labextension', 'native', '__pycache__']);

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) return [];
  if (info.isFile()) return [path];
  const names = readdirSync(path).filter(name => !built.has(name) && !name.startsWith('.'));
  return names.sort().flatMap(name => filesOf(join(path, name)));
}
