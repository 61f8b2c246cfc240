import { setTimeout as pause } from 'node:timers/promises';
import type { InterruptCount } from '../../threads/interrupt-count';
import type { Standstill } from '../../threads/standstill';
import { signalLatestChild } from './child-processes';
import { MainThread } from './main-thread';
import type { SessionLink } from '../session-link';

/** A thread that answers within this time is in no loop, in ms. */
const PATIENCE_MS = 100;
/**
 * A thread that executes JavaScript and still does not read its messages within this time, twice, is stuck in a loop,
 * in ms. Until it does execute (it may be in native code, or the machine is busy with something else) no time runs.
 */
const TURN_MS = 30;
/** How long it has to recover before it is ended once more, in ms. */
const RETRY_MS = 300;

const STAND = "globalThis[Symbol.for('epochlab.interrupt')].standUnlessAnswered";

/**
 * Stops the user's code. The user's thread is asked first; if it is stuck in a loop, V8 is told to end whatever it
 * executes, again and again until the thread answers. Its heap, and so every variable, is untouched by that.
 */
export class Interrupter {
  private latest = 0;
  private answered = 0;
  private terminated = false;
  /** The thread waits for a child process: it runs again when that ends. */
  awaitsChild = false;

  constructor(
    private readonly session: () => SessionLink,
    private readonly count: InterruptCount,
    private readonly standstill: Standstill,
    private readonly log: (message: string) => void,
  ) {}

  interrupt(): void {
    this.latest = this.count.increment();
    this.ask(this.latest);
    void this.insist(this.latest);
  }

  acknowledge(attempt: number): void {
    this.answered = Math.max(this.answered, attempt);
    if (this.terminated) this.session().post({ type: 'terminated' });
    this.terminated = false;
  }

  private ask(attempt: number): void {
    this.session().post({ type: 'interrupt', attempt });
  }

  private async insist(attempt: number): Promise<void> {
    const over = () => this.answered >= attempt || attempt < this.latest;
    await pause(PATIENCE_MS);
    for (let tries = 0; !over(); tries++) {
      if (this.awaitsChild) signalLatestChild(tries === 0 ? 'SIGINT' : 'SIGKILL');
      else
        await this.endIfStuck(attempt, over).catch((error: Error) =>
          this.log(`could not stop the running code: ${error.message}`),
        );
      this.ask(attempt); // the blow may have hit the answer to what was asked before
      await pause(RETRY_MS);
    }
  }

  private async endIfStuck(attempt: number, over: () => boolean): Promise<void> {
    if (await this.isStuck(over)) await this.end(attempt);
  }

  /** Whether the thread executes JavaScript and never reads its messages. */
  private async isStuck(over: () => boolean): Promise<boolean> {
    using thread = new MainThread();
    for (let turn = 0; turn < 2; turn++) {
      await thread.evaluate('0');
      await pause(TURN_MS);
      if (over()) return false;
    }
    return true;
  }

  /**
   * Ends what the thread executes, unless it has answered by now. It is told so while it stands still: a blow that
   * came any later could hit the code that answers, or the next cell.
   */
  private async end(attempt: number): Promise<void> {
    using thread = new MainThread();
    const stands = this.standstill.reached();
    const asked = thread.evaluate(`${STAND}(${attempt})`).finally(() => this.standstill.release());
    const ended = stands.then(async standing => {
      if (!standing) return;
      this.terminated = true;
      const blow = thread.terminate();
      this.standstill.release();
      await blow;
    });
    await Promise.all([asked, ended]);
  }
}
