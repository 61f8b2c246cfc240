import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Text that a server writes once it listens: the first group of `pattern` in its standard error. */
export async function announced(child: ChildProcess, pattern: RegExp): Promise<string> {
  let log = '';
  const found = new Promise<string>(resolve => {
    child.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      const address = pattern.exec(log)?.[1];
      if (address) resolve(address);
    });
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${child.spawnfile} ended with code ${code} before it listened:\n${log}`);
  });
  return Promise.race([found, failed]);
}
