// @ts-check
import { accessSync, constants, statfsSync } from 'node:fs';
import { findCompiler } from '../find-compiler.mjs';
import { findPython } from '../find-python.mjs';
import { installHint } from '../install-hint.mjs';
import { Problem } from '../problem.mjs';

/** @typedef {import('../site.mjs').Site} Site */

const oldestNode = 20;
const neededBytes = 4e9;

const checkNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return `Node ${process.versions.node}`;
  throw new Problem(
    `Node ${oldestNode} or later is needed; this is ${process.versions.node}.`,
    installHint('node'),
  );
};

const checkSystem = () => {
  const system = `${process.platform} ${process.arch}`;
  if (['linux x64', 'linux arm64', 'darwin arm64'].includes(system)) return system;
  throw new Problem(
    `There is no TensorFlow library for ${system}.`,
    'Epochlab runs on Linux (x86_64, arm64) and macOS (Apple silicon); on Windows use WSL 2.',
  );
};

const checkPython = () => `Python ${findPython().version}`;

/** @param {Site} site */
function checkWritable(site) {
  try {
    accessSync(site.root, constants.W_OK);
  } catch {
    throw new Problem(
      `${site.root} cannot be written.`,
      'Make it your own (`sudo chown -R "$USER" .`) or clone into a folder of yours.',
    );
  }
  return '';
}

/** @param {Site} site */
function checkDisk(site) {
  const { bavail, bsize } = statfsSync(site.root);
  const free = bavail * bsize;
  if (free >= neededBytes) return `${Math.round(free / 1e9)} GB free`;
  throw new Problem(
    `Set-up needs ${neededBytes / 1e9} GB on this disk; ${(free / 1e9).toFixed(1)} GB are free.`,
    'Free some space and run the same command again.',
  );
}

const checks = [checkNode, checkSystem, checkPython, findCompiler, checkWritable, checkDisk];

/** @type {import('../steps.mjs').Step} */
export const checkPrerequisites = {
  name: 'prerequisites',
  inputs: () => [`Node ${process.versions.node}`],
  products: () => [],
  run: async site =>
    checks
      .map(check => check(site))
      .filter(Boolean)
      .join(', '),
};
