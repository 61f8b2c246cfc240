import { Session } from 'node:inspector';
import type { InterruptCount } from '../threads/interrupt-count';
import type { SessionLink } from './session-link';

/** A thread that has not answered for so long is taken to be stuck in a loop. */
const PATIENCE_MS = 100;
/** How long it has to recover before it is ended once more (a late blow would hit the next cell), in ms. */
const RETRY_MS = 300;

/**
 * Stops the user's code. The user's thread is asked first; if it does not answer, V8 is told to end whatever it
 * executes, again and again until the thread answers. Its heap, and so every variable, is untouched by that.
 */
export class Interrupter {
  private latest = 0;
  private answered = 0;
  private terminated = false;

  constructor(
    private readonly session: () => SessionLink,
    private readonly count: InterruptCount,
    private readonly log: (message: string) => void,
  ) {}

  interrupt(): void {
    this.latest = this.count.increment();
    this.ask(this.latest);
    setTimeout(() => this.insist(this.latest), PATIENCE_MS);
  }

  acknowledge(attempt: number): void {
    this.answered = Math.max(this.answered, attempt);
    if (this.terminated) this.session().post({ type: 'terminated' });
    this.terminated = false;
  }

  private insist(attempt: number): void {
    if (this.answered >= attempt || attempt < this.latest) return;
    this.terminated = true;
    terminate(this.log);
    this.ask(attempt); // the blow may have hit the answer to what was asked before
    setTimeout(() => this.insist(attempt), RETRY_MS);
  }

  private ask(attempt: number): void {
    this.session().post({ type: 'interrupt', attempt });
  }
}

/** Ends the JavaScript that the main thread executes now. */
export function terminate(log: (message: string) => void): void {
  const inspector = new Session();
  inspector.connectToMainThread();
  inspector.post('Runtime.terminateExecution', error => {
    if (error) log(`could not stop the running code: ${error.message}`);
    inspector.disconnect();
  });
}
