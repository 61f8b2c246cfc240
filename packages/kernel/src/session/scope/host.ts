import type { JsonObject, MimeBundle } from '../../wire/message';
import type { Activities } from '../activity/activities';
import type { Comm } from '../comm/comm';
import type { CommManager, CommOpenHandler } from '../comm/comm-manager';
import { subscribe, type Disposable } from '../comm/disposable';
import type { DisplayOutputs } from '../output/display-outputs';

/** Where libraries look for the notebook that they run in. */
const HOST_KEY = Symbol.for('epochlab.notebook');

interface DisplayOptions {
  readonly metadata?: JsonObject;
}

/** The kernel's offer to libraries. They know it by its shape: nothing imports the kernel. */
export interface NotebookHost {
  display(bundle: MimeBundle, options?: DisplayOptions): DisplayHandle;
  clearOutput(options?: { wait?: boolean }): void;
  onCommOpen(target: string, handler: CommOpenHandler): Disposable;
  openComm(target: string, data?: unknown, buffers?: readonly Uint8Array[]): Comm;
  interruptSignal(): AbortSignal;
  onCellEnd(handler: () => void): Disposable;
  onTerminated(handler: () => void): Disposable;
}

export interface DisplayHandle {
  readonly displayId: string;
  update(bundle: MimeBundle, options?: DisplayOptions): void;
}

/** Handlers that libraries have registered. */
export interface HostEvents {
  cellEnded(): void;
  /** Code was ended in the middle. */
  terminated(): void;
}

/** Puts the host where libraries find it. */
export function installHost(outputs: DisplayOutputs, comms: CommManager, activities: Activities): HostEvents {
  const cellEnded = new Set<() => void>();
  const terminated = new Set<() => void>();
  const never = new AbortController().signal;
  const host: NotebookHost = {
    display(bundle, options) {
      const displayId = outputs.show(bundle, options);
      return { displayId, update: (bundle, options) => outputs.update(bundle, displayId, options?.metadata) };
    },
    clearOutput: ({ wait = false } = {}) => outputs.clear(wait),
    onCommOpen: (target, handler) => comms.onOpen(target, handler),
    openComm: (target, data, buffers) => comms.open(target, { data, ...(buffers && { buffers }) }),
    interruptSignal: () => activities.current?.signal ?? never,
    onCellEnd: handler => subscribe(cellEnded, handler),
    onTerminated: handler => subscribe(terminated, handler),
  };
  Object.defineProperty(globalThis, HOST_KEY, { value: host });
  return {
    cellEnded: () => cellEnded.forEach(handler => handler()),
    terminated: () => terminated.forEach(handler => handler()),
  };
}
