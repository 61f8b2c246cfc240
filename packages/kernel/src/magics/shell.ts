import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { MagicError, type Magic } from './magic';

const onWindows = process.platform === 'win32';

/** `!command`: a line for the shell, in the notebook's folder. Its output comes as it is written. */
export const shell: Magic = {
  usage: '!COMMAND',
  summary: 'Runs a command in a shell, in the folder of the notebook, and shows its output as it comes.',
  async run(command, { signal }) {
    if (command === '') throw new MagicError('Expected ! and a command, such as !ls');
    const child = spawn(command, {
      shell: true,
      env: {
        ...process.env,
        PATH: [process.env.PATH, dirname(process.execPath)].filter(Boolean).join(delimiter),
      },
      // A group of its own: an interrupt ends what the shell has started too.
      detached: !onWindows,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => (onWindows || !child.pid ? child.kill() : process.kill(-child.pid));
    signal?.addEventListener('abort', end);
    child.stdout.setEncoding('utf8').on('data', (text: string) => process.stdout.write(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => process.stderr.write(text));
    const [code, endedBy] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    signal?.removeEventListener('abort', end);
    signal?.throwIfAborted();
    if (code !== 0)
      process.stderr.write(`The command ended with ${code === null ? endedBy : `status ${code}`}.\n`);
  },
};
