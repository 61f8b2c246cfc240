// @ts-check
import { spawnSync } from 'node:child_process';
import { installHint } from './install-hint.mjs';
import { Problem } from './problem.mjs';

const names = ['g++', 'c++', 'clang++'];

/** The C++ compiler: `CXX` if it is set, else the first on the PATH. */
export function findCompiler() {
  const wanted = process.env['CXX'];
  const compiler = (wanted ? [wanted] : names).find(name => spawnSync(name, ['--version']).status === 0);
  if (compiler) return compiler;
  throw new Problem(
    wanted ? `CXX is '${wanted}', which does not run.` : 'There is no C++ compiler.',
    installHint('compiler'),
  );
}
