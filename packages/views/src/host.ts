import type { MimeBundle } from './payload';

/**
 * The seam between a library and the notebook that it may be running in. The kernel puts an implementation at
 * `globalThis[HOST_KEY]`; in plain Node there is none and a library falls back to the terminal.
 * The kernel implements this shape without importing it: keep it small, and change both sides together.
 */
export interface NotebookHost {
  /** Adds an output to the cell that is running (`display_data`). */
  display(bundle: MimeBundle, options?: DisplayOptions): DisplayHandle;
  clearOutput(options?: { wait?: boolean }): void;
  /** Calls `handler` for every comm that the front end opens on `target`. */
  onCommOpen(
    target: string,
    handler: (comm: Comm, data: unknown, buffers: readonly Uint8Array[]) => void,
  ): Disposable;
  /** Opens a comm to the front end. */
  openComm(target: string, data?: unknown, buffers?: readonly Uint8Array[]): Comm;
  /** A signal that is aborted when the user interrupts the cell that is running now. */
  interruptSignal(): AbortSignal;
  /** Calls `handler` each time the code of a cell has ended, in whatever way, before the front end learns that it has. */
  onCellEnd(handler: () => void): Disposable;
  /**
   * Calls `handler` after an interrupt has ended code in the middle: what that had opened and would have closed in a
   * `finally` block, which it never reached, can be closed now.
   */
  onTerminated(handler: () => void): Disposable;
}

export interface DisplayOptions {
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface DisplayHandle {
  readonly displayId: string;
  /** Replaces the output wherever it is shown (`update_display_data`). */
  update(bundle: MimeBundle, options?: DisplayOptions): void;
}

export interface Comm {
  readonly commId: string;
  send(data: unknown, buffers?: readonly Uint8Array[]): void;
  close(data?: unknown): void;
  onMessage(handler: (data: unknown, buffers: readonly Uint8Array[]) => void): Disposable;
  onClose(handler: () => void): Disposable;
}

export interface Disposable {
  dispose(): void;
}

/** Where this is true of an object, the kernel does not show it as the result of a cell: it stands for what is on the page already. */
export const SHOWN = Symbol.for('epochlab.shown');

export const HOST_KEY = Symbol.for('epochlab.notebook');

/** The notebook that this code runs in, or undefined in plain Node. */
export function notebookHost(): NotebookHost | undefined {
  return (globalThis as { [HOST_KEY]?: NotebookHost })[HOST_KEY];
}
