import { HOST_KEY, type Comm, type MimeBundle, type NotebookHost } from '@epochlab/views';

/** A notebook in memory: keeps what is displayed, lets a test play the front end of a comm. */
export class RecordingHost implements NotebookHost {
  readonly displays: MimeBundle[][] = [];
  readonly #cellEnd = new Set<() => void>();
  readonly interrupt = new AbortController();
  #open: ((comm: Comm, data: unknown, buffers: readonly Uint8Array[]) => void) | undefined;

  constructor() {
    (globalThis as { [HOST_KEY]?: NotebookHost })[HOST_KEY] = this;
  }

  display(bundle: MimeBundle) {
    const versions = [bundle];
    this.displays.push(versions);
    return {
      displayId: String(this.displays.length),
      update: (next: MimeBundle) => void versions.push(next),
    };
  }

  clearOutput(): void {}

  onCommOpen(_target: string, handler: (comm: Comm, data: unknown, buffers: readonly Uint8Array[]) => void) {
    this.#open = handler;
    return { dispose: () => (this.#open = undefined) };
  }

  openComm(): Comm {
    throw new Error('The library opens no comm of its own.');
  }

  interruptSignal(): AbortSignal {
    return this.interrupt.signal;
  }

  onCellEnd(handler: () => void) {
    this.#cellEnd.add(handler);
    return { dispose: () => void this.#cellEnd.delete(handler) };
  }

  /** How many wait for the end of the cell. */
  get waiting(): number {
    return this.#cellEnd.size;
  }

  endCell(): void {
    this.#cellEnd.forEach(handler => handler());
  }

  onTerminated() {
    return { dispose: () => {} };
  }

  /** A front end that looks at the view with this id. */
  connect(id: string): FrontEnd {
    const frontEnd = new FrontEnd();
    this.#open?.(frontEnd.comm, { id }, []);
    return frontEnd;
  }

  uninstall(): void {
    Reflect.deleteProperty(globalThis, HOST_KEY);
  }
}

// Each test states its expectation of a message where it looks at it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Message = any;

interface Received {
  readonly message: Message;
  readonly buffers: readonly Uint8Array[];
}

export class FrontEnd {
  readonly received: Received[] = [];
  closedWith: unknown;
  #message: ((data: unknown, buffers: readonly Uint8Array[]) => void) | undefined;
  #waiting: (() => void)[] = [];

  readonly comm: Comm = {
    commId: 'test',
    send: (message, buffers = []) => {
      this.received.push({ message, buffers });
      this.#waiting.splice(0).forEach(wake => wake());
    },
    close: data => void (this.closedWith = data),
    onMessage: handler => {
      this.#message = handler;
      return { dispose: () => (this.#message = undefined) };
    },
    onClose: () => ({ dispose: () => undefined }),
  };

  send(message: unknown): void {
    this.#message?.(message, []);
  }

  /** Resolves with the first message, past or future, that fits. */
  async first(fits: (message: Message) => boolean): Promise<Received> {
    for (;;) {
      const found = this.received.find(({ message }) => fits(message));
      if (found) return found;
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }
}
