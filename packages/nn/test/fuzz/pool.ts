import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Order } from './worker';

/** A program takes seconds; shrinking one that differs takes as long as it is given. */
const HUNG_MS = 180_000;

const hook = join(__dirname, '../../../../test/setup/typescript.cjs');

const start = () =>
  fork(join(__dirname, 'worker.ts'), {
    execArgv: ['-r', hook],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

/** How a worker ended that was to answer. */
export interface Died {
  readonly index: number;
  readonly died: string;
}

/** Asks a worker for one program; one that dies or hangs answers too. */
function ask(worker: ChildProcess, order: Order): Promise<Answer | Died> {
  return new Promise(resolve => {
    const hung = setTimeout(() => worker.kill('SIGKILL'), HUNG_MS + order.shrinkMs);
    const end = (answer: Answer | Died) => {
      clearTimeout(hung);
      worker.removeAllListeners();
      resolve(answer);
    };
    worker.on('message', (answer: Answer) => end(answer));
    worker.on('exit', (code, signal) =>
      end({ index: order.index, died: `the process ended with ${signal ?? code}` }),
    );
    worker.send(order);
  });
}

/** Works through orders on so many processes, a new one in the place of each that dies. */
export async function work(
  jobs: number,
  orders: Iterator<Order>,
  answered: (answer: Answer | Died) => void,
): Promise<void> {
  const one = async () => {
    let worker = start();
    for (let next = orders.next(); !next.done; next = orders.next()) {
      const answer = await ask(worker, next.value);
      answered(answer);
      if ('died' in answer) worker = start();
    }
    worker.disconnect();
  };
  await Promise.all(Array.from({ length: jobs }, one));
}
