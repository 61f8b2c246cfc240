import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { MagicError, type Magic } from './magic';

/** A package name with an optional version or tag, as npm takes it. */
const PACKAGE = /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*(@[\w.~^<>=*+-]+)?$/i;

/** Adds packages to the folder of the notebook and shows how far it is. */
export const install: Magic = {
  usage: '%install PACKAGE...',
  summary: 'Adds npm packages to the folder of the notebook.',
  async run(argument) {
    const packages = argument.split(/\s+/).filter(Boolean);
    if (packages.length === 0)
      throw new MagicError('Expected %install and the name of a package, such as %install lodash');
    const wrong = packages.find(name => !PACKAGE.test(name));
    if (wrong !== undefined) throw new MagicError(`'${wrong}' is not the name of an npm package`);
    await npmInstall(packages);
  },
};

async function npmInstall(packages: readonly string[]): Promise<void> {
  const path = [process.env.PATH, dirname(process.execPath)].filter(Boolean).join(delimiter);
  const npm = spawn('npm', ['install', '--no-audit', '--no-fund', '--loglevel=http', ...packages], {
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  npm.stdout.on('data', data => process.stdout.write(data));
  npm.stderr.on('data', data => process.stdout.write(data));
  const [code] = await once(npm, 'close');
  if (code !== 0)
    throw new MagicError(`npm could not install ${packages.join(', ')}; its output above says why`);
}
