import './compile-cache';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { captureDescriptors } from './capture-descriptors';
import { superviseCompiler } from './compiler-thread/supervise';
import { parseOptions } from './options';
import { guardExit } from './session/scope/guard-exit';
import { InterruptAccess } from './session/activity/interrupt-access';
import { ProtocolLink } from './session/protocol-link';
import type { UserSession } from './session/session';
import { InterruptCount } from './threads/interrupt-count';
import { Standstill } from './threads/standstill';
import { createRingMemory, RingWriter } from './threads/output-ring';
import type { ProtocolThreadData } from './threads/start-options';

/** Starts the threads: the one that answers front ends, then the compiler; this one runs the user's code. */
function main(): void {
  const { connectionFile, scope, language } = parseOptions(process.argv.slice(2));
  const exit = guardExit();
  const { captured, log } = captureDescriptors();
  const interruptMemory = InterruptCount.memory();
  const standstillMemory = Standstill.memory();
  const ringMemory = createRingMemory();
  const cwd = process.cwd();

  const protocol = new Worker(join(__dirname, 'protocol', 'thread.js'), {
    workerData: {
      connectionFile,
      language,
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
  const link = new ProtocolLink(protocol, new RingWriter(ringMemory));
  let session: UserSession | undefined;
  const ports = superviseCompiler({
    cwd,
    scope,
    onRestart: (ports, reason) => {
      process.stderr.write(
        `The compiler was started again (${reason}). The variables of all cells are kept.\n`,
      );
      link.postPort(ports.protocol);
      session?.switchCompiler(ports.session);
    },
  });
  link.postPort(ports.protocol);
  // The first message says that front ends are answered: two threads have two processors to themselves until then. A
  // listener for the messages that follow must be there when this one returns.
  protocol.once('message', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would come before all else
    const { startSession } = require('./session/session') as typeof import('./session/session');
    session = startSession({
      link,
      compilerPort: ports.session,
      interrupts: new InterruptCount(interruptMemory),
      interruptAccess: new InterruptAccess(new Standstill(standstillMemory)),
      scope,
      language,
      cwd,
      exit: () => exit(0),
    });
  });
}

main();
