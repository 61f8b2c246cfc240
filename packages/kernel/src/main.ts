import './compile-cache';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { captureDescriptors } from './capture-descriptors';
import { superviseCompiler } from './compiler-thread/supervise';
import { parseOptions } from './options';
import { guardExit } from './session/guard-exit';
import { InterruptAccess } from './session/interrupt-access';
import { ProtocolLink } from './session/protocol-link';
import type { SessionOptions } from './session/session';
import { InterruptCount } from './threads/interrupt-count';
import { Standstill } from './threads/standstill';
import { createRingMemory, RingWriter } from './threads/output-ring';
import type { ProtocolThreadData } from './threads/start-options';

/**
 * Starts the threads: first, and alone, the one that answers front ends, then the compiler; this one runs the user's
 * code.
 */
function main(): void {
  const { connectionFile, scope } = parseOptions(process.argv.slice(2));
  const exit = guardExit();
  const { captured, log } = captureDescriptors();
  const interruptMemory = InterruptCount.memory();
  const standstillMemory = Standstill.memory();
  const ringMemory = createRingMemory();

  const protocol = new Worker(join(__dirname, 'protocol', 'thread.js'), {
    workerData: {
      connectionFile,
      interruptMemory,
      standstillMemory,
      ringMemory,
      captured,
      logDescriptor: log,
    } satisfies ProtocolThreadData,
    resourceLimits: { maxYoungGenerationSizeMb: 8 }, // an idle kernel is a small one
  });
  // Without its sockets the kernel is lost: Jupyter sees the process end and starts a new one.
  protocol.on('error', error => process.stderr.write(`${String(error)}\n`)).on('exit', exit);
  // Its first message says that it listens. A listener for those that follow must be there when this one returns.
  protocol.once('message', () =>
    startRunning({
      link: new ProtocolLink(protocol, new RingWriter(ringMemory)),
      interrupts: new InterruptCount(interruptMemory),
      interruptAccess: new InterruptAccess(new Standstill(standstillMemory)),
      scope,
      cwd: process.cwd(),
      exit: () => exit(0),
    }),
  );
}

/** Starts what cells need: nothing of it is there before a front end can be answered. */
function startRunning(options: Omit<SessionOptions, 'compilerPort'>): void {
  const { link, cwd, scope } = options;
  const ports = superviseCompiler({
    cwd,
    scope,
    onRestart: (ports, reason) => {
      process.stderr.write(
        `The compiler was started again (${reason}). The variables of all cells are kept.\n`,
      );
      link.postPort(ports.protocol);
      session.switchCompiler(ports.session);
    },
  });
  link.postPort(ports.protocol);
  // Loaded here, while the compiler's thread already starts.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would come before all else
  const { startSession } = require('./session/session') as typeof import('./session/session');
  const session = startSession({ ...options, compilerPort: ports.session });
}

main();
