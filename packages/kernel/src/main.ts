import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { MessageChannel, Worker, type Transferable } from 'node:worker_threads';
import type { Compiler } from './compiler/compiler';
import { captureDescriptors } from './capture-descriptors';
import { parseOptions } from './options';
import { guardExit } from './session/guard-exit';
import { ProtocolLink } from './session/protocol-link';
import { startSession } from './session/session';
import { InterruptCount } from './threads/interrupt-count';
import { createRingMemory, RingWriter } from './threads/output-ring';
import { connect } from './threads/rpc';
import type { CompilerThreadData, ProtocolThreadData } from './threads/start-options';

/** Starts the threads: first the one that answers front ends, then the compiler; this one runs the user's code. */
function main(): void {
  const { connectionFile, scope } = parseOptions(process.argv.slice(2));
  const exit = guardExit();
  enableCompileCache();
  const { captured, log } = captureDescriptors();
  const interruptMemory = InterruptCount.memory();
  const ringMemory = createRingMemory();
  const forProtocol = new MessageChannel();
  const forSession = new MessageChannel();

  const protocol = startThread<ProtocolThreadData>(
    'protocol',
    { connectionFile, interruptMemory, ringMemory, captured, logDescriptor: log, compilerPort: forProtocol.port1 },
    [forProtocol.port1],
  );
  startThread<CompilerThreadData>(
    'compiler-thread',
    { cwd: process.cwd(), scope, ports: [forProtocol.port2, forSession.port2] },
    [forProtocol.port2, forSession.port2],
  );
  const ring = new RingWriter(ringMemory);
  startSession({
    link: new ProtocolLink(protocol, ring),
    compiler: connect<Compiler>(forSession.port1),
    interrupts: new InterruptCount(interruptMemory),
    ring,
    scope,
    cwd: process.cwd(),
    exit: () => exit(0),
  });
}

function startThread<Data>(folder: string, workerData: Data, transferList: Transferable[]): Worker {
  return new Worker(join(__dirname, folder, 'thread.js'), { workerData, transferList });
}

main();
