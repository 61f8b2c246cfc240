import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './ask';
import type { Check } from './check';
import { setUpAgain } from './set-up-again';

export const jupyterLab: Check = {
  name: 'JupyterLab',
  remedy: setUpAgain,
  find: ({ venv }) =>
    ask(join(venv, 'bin', 'python'), ['-c', 'import jupyterlab; print(jupyterlab.__version__)']),
};

export const labExtension: Check = {
  name: 'extension',
  remedy: setUpAgain,
  find({ labExtension }) {
    const file = join(labExtension, 'package.json');
    if (!existsSync(file)) throw new Error(`${labExtension} is missing or empty`);
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string };
    return `${name} ${version}`;
  },
};
