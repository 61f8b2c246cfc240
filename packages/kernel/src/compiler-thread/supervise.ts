import { join } from 'node:path';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { CompilerThreadData } from '../threads/start-options';

/** The near ends of the lines to a compiler: one for each thread that asks it. */
export interface CompilerPorts {
  readonly protocol: MessagePort;
  readonly session: MessagePort;
}

export interface Supervised extends Pick<CompilerThreadData, 'cwd' | 'scope'> {
  /** A thread has ended (out of memory, a crash) and this is the way to its successor. */
  onRestart(ports: CompilerPorts, reason: string): void;
}

/** Its young generation is kept small (type checking makes little garbage), its stack large (types nest deeply). */
const resourceLimits = { maxYoungGenerationSizeMb: 16, stackSizeMb: 16 };
/** A thread that fails sooner than this after its start will fail again, in ms. */
const MIN_LIFETIME_MS = 5000;

/** Starts the compiler's thread, and starts it again whenever it ends. */
export function superviseCompiler(options: Supervised): CompilerPorts {
  const toProtocol = new MessageChannel();
  const toSession = new MessageChannel();
  const ports = [toProtocol.port2, toSession.port2];
  const { cwd, scope, onRestart } = options;
  const worker = new Worker(join(__dirname, 'thread.js'), {
    workerData: { cwd, scope, ports } satisfies CompilerThreadData,
    transferList: ports,
    resourceLimits,
  });
  const started = Date.now();
  let reason = 'it ended';
  worker.on('error', error => (reason = String(error)));
  worker.on('exit', () => {
    if (Date.now() - started > MIN_LIFETIME_MS) onRestart(superviseCompiler(options), reason);
    else process.stderr.write(`The compiler cannot be started: ${reason}\n`);
  });
  return { protocol: toProtocol.port1, session: toSession.port1 };
}
