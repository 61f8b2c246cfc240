/**
 * The protocol thread: it owns the sockets and answers whatever the main thread does. `sockets/`
 * reads and writes messages, `cells/` queues requests to run, `output/` paces and bounds what is
 * printed, `process/` interrupts and ends, `handlers/` answers each kind of request, `debugger/`
 * speaks DAP.
 */

import '../compile-cache';
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { Compiler } from '../compiler/compiler';
import { InterruptCount } from '../threads/interrupt-count';
import { RingReader } from '../threads/output-ring';
import { Standstill } from '../threads/standstill';
import type { ProtocolThreadData } from '../threads/start-options';
import { SwitchableRemote } from '../threads/switchable-remote';
import { ReplayGuard } from '../wire/replay-guard';
import { createSigner } from '../wire/signer';
import { CellRunner } from './cells/cell-runner';
import { CommRegistry } from './comm-registry';
import { portsOf, readConnection } from './sockets/connection';
import { DebugService } from './debugger/debug-service';
import { Dispatcher } from './dispatcher';
import { Front } from './sockets/front';
import { beat } from './sockets/heartbeat';
import { History } from './history/history';
import { HistoryFile, historyPath } from './history/history-file';
import { Interrupter } from './process/interrupter';
import { IOPub } from './output/iopub';
import type { Kernel } from './kernel';
import { kernelInfo } from './kernel-info';
import { createLog } from './log';
import { Origins } from './output/origins';
import { OutputRelay } from './output/output-relay';
import { watchParent } from './process/parent-watch';
import { receive, type Receiver } from './sockets/receiver';
import { SessionLink } from './session-link';
import { shutDown } from './process/shutdown';
import { bindSockets } from './sockets/sockets';
import { Stdin } from './cells/stdin';
import { Subshells } from './cells/subshells';

/** The thread that owns the sockets. It answers whether or not the user's code leaves it any time. */
async function main(data: ProtocolThreadData): Promise<void> {
  if (!parentPort) throw new Error('This module is the entry of a worker thread');
  const log = createLog(data.logDescriptor);
  const onError = (error: unknown) => log(error instanceof Error ? error.message : String(error));
  const connection = readConnection(data.connectionFile);
  const signer = createSigner(connection.key, connection.signature_scheme);
  const sockets = await bindSockets(connection);
  process.on('unhandledRejection', onError); // from here on, what fails for one message must not end the others
  const id = randomUUID();
  const iopub = new IOPub(sockets.iopub, signer, id, onError);
  const front = new Front(sockets, iopub, signer, id, onError);
  const history = new History(new HistoryFile(historyPath()), onError);
  const comms = new CommRegistry();

  const stdin = new Stdin(front, (id, value) => session.post({ type: 'input', id, value }));
  const interrupter = new Interrupter(
    () => session,
    new InterruptCount(data.interruptMemory),
    new Standstill(data.standstillMemory),
    log,
  );
  const language = new SwitchableRemote<Compiler>();
  const origins = new Origins();
  const output = new OutputRelay(iopub, origins, new RingReader(data.ringMemory), data.captured);
  const session: SessionLink = new SessionLink(
    parentPort,
    origins,
    {
      publish: ({ publication }) => {
        comms.notePublication(publication);
        void iopub.relay(publication);
      },
      compiler: ({ port }) => language.switchTo(port),
      compiled: ({ script }) =>
        void debugService
          .prepare(script)
          .catch(onError) // without its breakpoints a cell runs all the same
          .finally(() => session.post({ type: 'run' })),
      interrupted: ({ attempt }) => interrupter.acknowledge(attempt),
      awaitsChild: ({ active }) => void (interrupter.awaitsChild = active),
      input: ({ id, origin, prompt, password }) => {
        const request = runner.running.get(origin.header.msg_id);
        if (request) void stdin.ask(id, request.identities, request.header, prompt, password);
      },
    },
    sequence => output.drainTo(sequence),
  );
  const runner: CellRunner = new CellRunner(front, history, session);
  const debugService = new DebugService(
    content => void iopub.publish('debug_event', content, origins.latestCell?.header),
    active => session.post({ type: 'debugging', active }),
  );
  const kernel: Kernel = {
    front,
    info: kernelInfo(data.language),
    ports: portsOf(connection),
    compiler: language.remote,
    session,
    history,
    comms,
    subshells: new Subshells(runner),
    interrupter,
    debugService,
    shutDown: () => shutDown(front, sockets, session, log),
  };

  const dispatcher = new Dispatcher(kernel, runner, log);
  const receiver: Receiver = { signer, guard: new ReplayGuard(), log };
  const closed = [
    beat(sockets.heartbeat),
    output.run(),
    iopub.welcome(),
    receive('shell', sockets.shell, receiver, message => void dispatcher.dispatch('shell', message)),
    receive('control', sockets.control, receiver, message => void dispatcher.dispatch('control', message)),
    receive('stdin', sockets.stdin, receiver, message => {
      if (!stdin.take(message)) log(`dropped an answer that was not asked for (${message.header.msg_type})`);
    }),
  ];
  parentPort.postMessage({ type: 'listening' });
  void front.status('starting', undefined);
  watchParent(() => void kernel.shutDown());
  await Promise.all(closed);
}

main(workerData as ProtocolThreadData).catch((error: unknown) =>
  setImmediate(() => {
    throw error; // without sockets there is no kernel: the process ends
  }),
);
