// @ts-check
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./site.mjs').Site} Site */

/**
 * The changes to the user's copy of the course.
 *
 * @typedef {object} Renewal
 * @property {string[]} added  lessons that were not there
 * @property {string[]} renewed  lessons that the user had not changed
 * @property {string[]} beside  new lessons put beside those that the user has changed
 */

/** The hashes of the lessons as they were copied, by file. */
const memory = '.copied.json';

/**
 * Brings the user's own copy of the course up to date. Lessons are run, answered and saved there, so that the files of the clone stay as they are; a
 * lesson that the user has changed is never overwritten.
 *
 * @param {Site} site
 * @returns {Renewal}
 */
export function renewCourse(site) {
  mkdirSync(site.course, { recursive: true });
  const remembered = join(site.course, memory);
  /** @type {Record<string, string>} */
  const copied = existsSync(remembered) ? JSON.parse(readFileSync(remembered, 'utf8')) : {};
  /** @type {Renewal} */
  const renewal = { added: [], renewed: [], beside: [] };
  for (const name of lessonsOf(site.lessons)) {
    const lesson = join(site.lessons, name);
    const own = join(site.course, name);
    const newest = hashOf(lesson);
    if (!existsSync(own)) {
      copyFileSync(lesson, own);
      renewal.added.push(name);
    } else if (copied[name] !== newest && hashOf(own) !== newest) {
      if (hashOf(own) === copied[name]) {
        copyFileSync(lesson, own);
        renewal.renewed.push(name);
      } else {
        const beside = freeName(site.course, name);
        copyFileSync(lesson, join(site.course, beside));
        renewal.beside.push(beside);
      }
    }
    copied[name] = newest;
  }
  writeFileSync(`${remembered}.new`, `${JSON.stringify(copied, undefined, 2)}\n`);
  renameSync(`${remembered}.new`, remembered);
  return renewal;
}

/**
 * One line on what was done; undefined when nothing was.
 *
 * @param {Site} site
 * @param {Renewal} renewal
 */
export function describeRenewal({ course }, { added, renewed, beside }) {
  const parts = [
    ...(added.length > 0 ? [`${counted(added.length)} copied`] : []),
    ...(renewed.length > 0 ? [`${counted(renewed.length)} renewed`] : []),
    ...(beside.length > 0
      ? [`you have changed ${counted(beside.length)}: the new one is beside it (${beside.join(', ')})`]
      : []),
  ];
  return parts.length === 0 ? undefined : `Your copy of the course, ${course}: ${parts.join('; ')}`;
}

const counted = (/** @type {number} */ count) => `${count} ${count === 1 ? 'notebook' : 'notebooks'}`;

/** @param {string} folder */
const lessonsOf = folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.ipynb'))
    .sort();

/**
 * `05-convolution.new.ipynb`, or the first of its kind that is not there.
 *
 * @param {string} folder
 * @param {string} name
 */
function freeName(folder, name) {
  const stem = name.replace(/\.ipynb$/, '');
  for (let count = 1; ; count++) {
    const candidate = `${stem}.new${count === 1 ? '' : `-${count}`}.ipynb`;
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}

/** @param {string} file */
const hashOf = file => createHash('sha256').update(readFileSync(file)).digest('hex');
