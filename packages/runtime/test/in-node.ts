import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a Node process of its own, in this package's folder, as a user would. */
export function inNode(program: string, env: NodeJS.ProcessEnv = {}, node = process.execPath): Ran {
  const clean = { ...process.env, ...env };
  if (!('NODE_OPTIONS' in env)) delete clean['NODE_OPTIONS'];
  return spawnSync(node, ['-e', program], { cwd: join(__dirname, '..'), encoding: 'utf8', env: clean });
}
