import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Program } from './program';
import type { Observation } from './world';

const hook = join(__dirname, '../../../../test/setup/typescript.cjs');

type Answer = { readonly seen: readonly Observation[] } | { readonly failed: string };

let child: ChildProcess | undefined;

/** Runs a program in a process in which tfjs is as it is published; undefined where it cannot even begin there. */
export function runStock(program: Program): Promise<readonly Observation[] | undefined> {
  child ??= fork(join(__dirname, 'stock-process.ts'), {
    execArgv: ['-r', hook],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const stock = child;
  stock.ref();
  stock.channel?.ref();
  return new Promise(resolve => {
    const end = (answer: Answer | undefined) => {
      stock.removeAllListeners();
      stock.unref();
      stock.channel?.unref();
      if (!answer) child = undefined;
      resolve(answer && 'seen' in answer ? answer.seen : undefined);
    };
    stock.on('message', (answer: Answer) => end(answer));
    stock.on('exit', () => end(undefined));
    stock.send(program);
  });
}
