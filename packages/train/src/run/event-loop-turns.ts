import { setImmediate } from 'node:timers/promises';

/** Longest time between two turns of the event loop: messages, timers and an interrupt wait for no more than that. */
const LONGEST_MS = 80;

/** Lets other tasks run from time to time during long work. */
export class EventLoopTurns {
  private last = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.last < LONGEST_MS) return;
    await setImmediate();
    this.last = performance.now();
  }
}
