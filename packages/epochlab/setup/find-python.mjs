// @ts-check
import { spawnSync } from 'node:child_process';
import { installHint } from './install-hint.mjs';
import { Problem } from './problem.mjs';

const oldest = { major: 3, minor: 10 };
const names = ['python3', 'python3.13', 'python3.12', 'python3.14', 'python3.11', 'python3.10', 'python'];

const question = `
import sys
try:
    import ensurepip, venv
    print(*sys.version_info[:2], 'venv')
except ImportError:
    print(*sys.version_info[:2], 'bare')
`;

/**
 * @typedef {{ program: string, version: string, isNewEnough: boolean, hasVenv: boolean }} Python
 */

/**
 * @param {string} program
 * @returns {Python | undefined}
 */
function ask(program) {
  const { status, stdout } = spawnSync(program, ['-c', question], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [major, minor, kind] = stdout.trim().split(' ');
  const isNewEnough = Number(major) === oldest.major && Number(minor) >= oldest.minor;
  return { program, version: `${major}.${minor}`, isNewEnough, hasVenv: kind === 'venv' };
}

/**
 * The first Python on the PATH that can make a virtual environment; `EPOCHLAB_PYTHON` names another.
 *
 * @returns {Python}
 */
export function findPython() {
  const wanted = process.env['EPOCHLAB_PYTHON'];
  /** @type {Python[]} */
  const found = [];
  for (const name of wanted ? [wanted] : names) {
    const python = ask(name);
    if (python?.isNewEnough && python.hasVenv) return python;
    if (python) found.push(python);
  }
  throw problem(found);
}

/** @param {Python[]} found */
function problem(found) {
  const bare = found.find(python => python.isNewEnough);
  if (bare) {
    const versioned = { python: `python${bare.version}` };
    return new Problem(`Python ${bare.version} has no venv module.`, installHint('venv', versioned));
  }
  const seen = found.map(python => `${python.program} is ${python.version}`).join(', ');
  return new Problem(
    `Python ${oldest.major}.${oldest.minor} or later is needed${seen ? `; ${seen}` : ', and there is none'}.`,
    installHint('python'),
  );
}
