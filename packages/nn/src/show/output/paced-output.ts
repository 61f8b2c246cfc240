import { availableParallelism } from 'node:os';
import { render, type AnyViewPayload, type Disposable, type NotebookHost } from '@epochlab/views';

/** Each update wakes the server and the browser, which takes a tenth of a second of few processors in a big notebook. */
const LEAST_MS = Math.min(1000, Math.max(250, 2000 / availableParallelism()));
/** Drawing and sending may take at most this share of the time. */
const SHARE = 1 / 20;

/** An output of a cell that takes any number of updates and sends as many as a page can follow, the last one always. */
export class PacedOutput {
  readonly #handle: ReturnType<NotebookHost['display']>;
  readonly #host: NotebookHost;
  #due: number;
  #pending: AnyViewPayload | undefined;
  #timer: NodeJS.Timeout | undefined;
  #cellEnd: Disposable | undefined;

  constructor(host: NotebookHost, payload: AnyViewPayload) {
    this.#host = host;
    this.#handle = host.display(render(payload));
    this.#due = performance.now() + LEAST_MS;
  }

  update(payload: AnyViewPayload): void {
    this.#pending = payload;
    const wait = this.#due - performance.now();
    // Timers are dropped when a cell is interrupted and wait while its code does, so nothing depends on one.
    if (wait <= 0) this.#send();
    else this.#sendLater(wait);
  }

  #sendLater(wait: number): void {
    this.#timer ??= setTimeout(() => this.#send(), wait).unref();
    this.#cellEnd ??= this.#host.onCellEnd(() => this.#send());
  }

  #send(): void {
    const payload = this.#pending;
    this.#pending = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#cellEnd?.dispose();
    this.#cellEnd = undefined;
    if (payload) this.#draw(payload);
  }

  #draw(payload: AnyViewPayload): void {
    const start = performance.now();
    this.#handle.update(render(payload));
    const end = performance.now();
    this.#due = end + Math.max(LEAST_MS, (end - start) / SHARE);
  }
}
