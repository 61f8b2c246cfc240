// @ts-check
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command.mjs';

/**
 * @param {'test'} [purpose]
 * @returns {import('../steps.mjs').Step}
 */
export function installPythonPackages(purpose) {
  const lock = purpose ? 'requirements-test.txt' : 'requirements.txt';
  return {
    name: purpose ? 'Python test packages' : 'Python packages',
    seconds: 75,
    inputs: site => [join(site.setup, lock), `at ${site.venv}`],
    products: site => [join(site.venv, 'bin', purpose ? 'pytest' : 'jupyter-lab')],
    async run(site, report) {
      // Killed, pip leaves a half-installed package that it takes for a whole one later: see create-venv.
      writeFileSync(site.venvBegun, '');
      let packages = 0;
      await command(
        site.python,
        [
          '-m',
          'pip',
          'install',
          '--require-hashes',
          '--disable-pip-version-check',
          '-r',
          join(site.setup, lock),
        ],
        { onLine: line => line.startsWith('Collecting ') && report(`${++packages} packages`) },
      );
      rmSync(site.venvBegun);
      return `${packages} packages installed`;
    },
  };
}
