// @ts-check
import { existsSync } from 'node:fs';

/** @typedef {'node' | 'python' | 'venv' | 'compiler'} Thing */

/** @type {Record<'debian' | 'fedora' | 'macos', Record<Thing, string>>} */
const commands = {
  debian: {
    node: 'sudo apt-get install nodejs npm   (if that is older than 20: a Node of your own, with nvm or from nodejs.org)',
    python: 'sudo apt-get install python3 python3-venv',
    venv: 'sudo apt-get install PYTHON-venv',
    compiler: 'sudo apt-get install g++',
  },
  fedora: {
    node: 'sudo dnf install nodejs',
    python: 'sudo dnf install python3',
    venv: 'sudo dnf install python3-libs',
    compiler: 'sudo dnf install gcc-c++',
  },
  macos: {
    node: 'brew install node',
    python: 'brew install python',
    venv: 'brew install python',
    compiler: 'xcode-select --install',
  },
};

/** @type {Record<keyof typeof commands, string>} */
const systems = { debian: 'Debian, Ubuntu', fedora: 'Fedora, RHEL', macos: 'macOS' };

const detect = () => {
  if (process.platform === 'darwin') return 'macos';
  if (existsSync('/etc/debian_version')) return 'debian';
  if (existsSync('/etc/redhat-release')) return 'fedora';
  return undefined;
};

/**
 * How to install what is missing: on this system, or on all that are known where it is another.
 *
 * @param {Thing} thing
 * @param {{ python?: string, system?: keyof typeof commands }} [options]
 */
export function installHint(thing, { python = 'python3', system = detect() } = {}) {
  const shown = system ? [system] : /** @type {(keyof typeof commands)[]} */ (Object.keys(commands));
  const lines = shown.map(name => `  ${systems[name]}:  ${commands[name][thing].replace('PYTHON', python)}`);
  return `Install it, then run the same command again:\n${lines.join('\n')}`;
}
