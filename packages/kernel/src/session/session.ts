/**
 * The main thread: the user's code. `cells/` runs a cell, `activity/` knows what a cell has begun
 * and how it is interrupted, `scope/` is what its code finds, `output/`, `input/` and `comm/` are
 * its ways to the front end, `failures/` makes errors readable. `startSession` ties them together.
 */

import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers';
import type { MessagePort } from 'node:worker_threads';
import type { CellLanguage, Compiler } from '../compiler/compiler';
import { createImporter } from '../compiler/importer';
import { readableMessage } from '../compiler/readable-message';
import { habitsOfNotebook } from '../compat/foreign-code';
import { createErrorRenderer } from '../errors/render';
import { answer } from '../help/answer';
import { Magics } from '../magics/magics';
import { RUN } from '../magics/run';
import { redirectImports } from '../redirects/redirect-imports';
import { redirectsOf } from '../redirects/redirects';
import { versionNotices } from '../redirects/version-notice';
import type { InterruptCount } from '../threads/interrupt-count';
import type { CommEvent, Origin, ToSession } from '../threads/messages';
import { SwitchableRemote } from '../threads/switchable-remote';
import { Activities } from './activity/activities';
import { createAwait } from './activity/await';
import { AwaitSites } from './activity/await-sites';
import { CellSession } from './cells/cell-session';
import { captureStreams } from './output/cell-stream';
import { CommManager } from './comm/comm-manager';
import { defineGlobal } from './scope/define-global';
import { installDebugAccess } from './cells/debug-access';
import { DebugGate } from './cells/debug-gate';
import { DisplayOutputs } from './output/display-outputs';
import { CellExecutor } from './cells/cell-executor';
import { kernelGlobals } from './scope/globals';
import { installHost } from './scope/host';
import { Input } from './input/input';
import type { InterruptAccess } from './activity/interrupt-access';
import { heedInterruptSignal } from './activity/interrupt-signal';
import { installStdin } from './input/notebook-stdin';
import { namesOfOtherKernels } from './scope/other-kernels';
import type { ProtocolLink } from './protocol-link';
import { RememberingCompiler } from './cells/remembering-compiler';
import { Scope } from './scope/scope';
import { SourceMaps } from './failures/source-maps';
import { mapStackTraces } from './failures/stack-traces';
import { announceSyncChildren } from './cells/sync-children';
import { trackTimers } from './activity/timers';
import { reportUncaught } from './failures/uncaught';
import { hideOwnWarnings } from './failures/warnings';
import { Widgets } from '../widgets/widgets';

/** Cells that have not ended so long after a termination, clean-up included, never will. */
const RECOVERY_MS = 600;

export interface SessionOptions {
  readonly link: ProtocolLink;
  readonly compilerPort: MessagePort;
  readonly interrupts: InterruptCount;
  readonly interruptAccess: InterruptAccess;
  readonly scope: string | undefined;
  readonly language: CellLanguage;
  readonly cwd: string;
  exit(): void;
}

export interface UserSession {
  /** The compiler's thread has been replaced. */
  switchCompiler(port: MessagePort): void;
}

/** Prepares this thread for the user's code, and runs what the protocol thread sends. */
export function startSession({
  link,
  compilerPort,
  interrupts,
  interruptAccess,
  scope: scopePath,
  language: cellLanguage,
  cwd,
  exit,
}: SessionOptions): UserSession {
  const awaitSites = new AwaitSites();
  const activities = new Activities(interrupts, awaitSites);
  const sources = new SourceMaps();
  const outputs = new DisplayOutputs(link, activities);
  const input = new Input(link, activities);
  const comms = new CommManager((type, content, buffers, metadata) => {
    const origin = activities.current?.origin;
    // Type and content belong together by CommManager's own signature, which a union cannot express.
    link.publish({ msgType: type, content, origin, buffers, ...(metadata && { metadata }) } as Parameters<
      typeof link.publish
    >[0]);
  });
  captureStreams(activities, link.ring);
  installStdin(input);
  trackTimers(activities);
  announceSyncChildren(link, activities);
  heedInterruptSignal(interrupts, activities);
  mapStackTraces(sources);
  hideOwnWarnings();
  // The notebook does not see how the kernel was started.
  process.argv.splice(1, Infinity, join(cwd, 'notebook.ts'));
  const hostEvents = installHost(outputs, comms, activities);
  const widgets = new Widgets(comms);
  const own = kernelGlobals(outputs, input, activities);
  const others = namesOfOtherKernels(outputs, input, activities, own.display);
  const globals = { ...own, ...others.everywhere, widget: widgets.create };
  for (const [name, value] of Object.entries(globals)) defineGlobal(name, () => value);
  const scope = scopePath === undefined ? undefined : new Scope(scopePath);
  scope?.install(new Set(Object.keys(globals)));
  const redirects = redirectsOf(scopePath);
  redirectImports({
    redirects,
    beforeShared: () => void scope?.load(),
    onShared: versionNotices(line => process.stderr.write(line)),
  });

  const language = new SwitchableRemote<Compiler>(compilerPort);
  const compiler = new RememberingCompiler(language.remote);
  const renderError = createErrorRenderer({ sources, awaitSites, readable: readableMessage });
  reportUncaught(renderError);
  const importer = createImporter({
    cwd,
    compileModule: (specifier, from) => language.remote.module(specifier, from),
    provided: widgets.module,
  });
  Object.defineProperty(globalThis, Symbol.for(RUN), { value: importer.run });
  const gate = new DebugGate(link);
  const executor = new CellExecutor({
    cwd,
    importer,
    await_: createAwait(activities),
    sources,
    gate,
    cellNames: others.inCells,
  });
  installDebugAccess(executor.namespace);
  const cells = new CellSession({
    compiler,
    executor,
    activities,
    magics: new Magics(
      {
        redirects,
        configure: checks => compiler.configure(checks),
        variables: () => executor.namespace,
      },
      cellLanguage,
    ),
    help: question => answer(question, language.remote, [...(scope?.names ?? [])]),
    link,
    renderError,
    cellEnded: hostEvents.cellEnded,
    // Jupyter's server says which notebook it is (jupyter_server/services/sessions/sessionmanager.py).
    habits: cellLanguage === 'javascript' ? undefined : habitsOfNotebook(process.env['JPY_SESSION_NAME']),
  });

  async function handleComm(origin: Origin, event: CommEvent): Promise<void> {
    try {
      await activities.start(origin, false, () => comms.handle[event.type](event));
    } catch (error) {
      link.publish({
        msgType: 'stream',
        content: { name: 'stderr', text: `${renderError(error).traceback.join('\n')}\n` },
        origin,
      });
    }
    link.post({ type: 'handled', id: origin.id });
  }

  const handlers: { readonly [T in ToSession['type']]: (message: Extract<ToSession, { type: T }>) => void } =
    {
      execute: ({ task }) => {
        void cells
          .execute(task)
          .then(outcome => link.post({ type: 'executed', id: task.origin.id, outcome }));
        setImmediate(() => scope?.prepareFor(task.code)); // while the cell is being compiled
      },
      comm: ({ origin, event }) => void handleComm(origin, event),
      interrupt: ({ attempt }) => {
        interruptAccess.answer(attempt);
        link.post({ type: 'interrupted', attempt });
        activities.heedInterrupts();
      },
      terminated: () => {
        hostEvents.terminated();
        hostEvents.cellEnded();
        activities.abandonTerminated();
        setTimeout(cells.giveUp(), RECOVERY_MS);
      },
      input: ({ id, value }) => input.answer(id, value),
      debugging: ({ active }) => void (gate.active = active),
      run: () => gate.release(),
      exit,
    };
  link.listen(message => {
    // The handler under a type's name takes messages of that type; TypeScript cannot follow this through a union.
    (handlers[message.type] as (message: ToSession) => void)(message);
  });
  return {
    switchCompiler: port => {
      language.switchTo(port);
      compiler.replay();
    },
  };
}
