/**
 * What cells have begun and not ended: timers, promises, streams. Output goes to the cell that
 * began it; an interrupt ends what can be ended.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import type { InterruptCount } from '../../threads/interrupt-count';
import type { Origin } from '../../threads/messages';
import { Activity } from './activity';
import type { AwaitSites } from './await-sites';

/** All that runs now, and whose code it is that the thread executes. */
export class Activities {
  private readonly storage = new AsyncLocalStorage<Activity>();
  private readonly running = new Set<Activity>();
  /** The activity in whose timer callback the thread is. Still set after a termination. */
  private entered: Activity | undefined;
  private heeded = 0;

  constructor(
    private readonly interrupts: InterruptCount,
    private readonly awaitSites: AwaitSites,
  ) {}

  /** The activity that the code which calls this belongs to. */
  get current(): Activity | undefined {
    return this.storage.getStore();
  }

  /** Runs `code` as an activity of its own. */
  async start<T>(
    origin: Origin,
    allowsInput: boolean,
    code: (activity: Activity) => T | Promise<T>,
  ): Promise<T> {
    const activity = new Activity(origin, allowsInput, this.awaitSites);
    this.running.add(activity);
    try {
      const run = async () => {
        const value = await code(activity);
        await activity.heldWork();
        return value;
      };
      return await this.storage.run(activity, () => activity.run(run));
    } finally {
      this.running.delete(activity);
    }
  }

  /** Calls back into the code of an activity. */
  enter<T>(activity: Activity, code: () => T): T {
    const outer = this.entered;
    this.entered = activity;
    try {
      return code();
    } finally {
      this.entered = outer;
    }
  }

  /** Interrupts what runs, if the user has asked for it since the last call. */
  heedInterrupts(): void {
    if (this.heeded === this.interrupts.value) return;
    this.heeded = this.interrupts.value;
    for (const activity of this.running) activity.interrupt();
  }

  /**
   * The thread's execution was ended from outside: the activity in whose timer callback it was will never return,
   * and one that awaits nothing has lost its next step.
   */
  abandonTerminated(): void {
    const terminated = this.entered;
    this.entered = undefined;
    terminated?.abandon();
    for (const activity of this.running) if (activity.interrupted && !activity.awaits) activity.abandon();
  }
}
