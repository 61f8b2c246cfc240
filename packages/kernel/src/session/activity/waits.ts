import { setTimeout as pause } from 'node:timers/promises';

export interface Wait {
  refuse(error: Error): void;
  /** Waits of one uninterrupted run of code share a number; later runs have higher ones. */
  readonly run: number;
}

/** How often to look whether clean-up has ended, in ms. */
const POLL_MS = 1;

/** The awaits of an activity that have not settled. */
export class Waits {
  private readonly open = new Set<Wait>();
  private readonly afterRefusal = new Set<Wait>();
  private run = 0;
  private runEnds = false;
  private refusing = false;

  get size(): number {
    return this.open.size + this.afterRefusal.size;
  }

  add(refuse: (error: Error) => void): Wait {
    const wait = { refuse, run: this.currentRun() };
    (this.refusing ? this.afterRefusal : this.open).add(wait);
    return wait;
  }

  delete(wait: Wait): void {
    this.open.delete(wait);
    this.afterRefusal.delete(wait);
  }

  /**
   * Refuses what is awaited now, the innermost first, so that errors travel outwards through `finally` blocks as if
   * the innermost await had thrown. Those blocks may await: what they wait for is not refused.
   */
  async refuse(error: Error, isOver: () => boolean): Promise<void> {
    this.refusing = true;
    for (const wait of this.innermostFirst()) {
      if (!this.open.has(wait)) continue;
      wait.refuse(error);
      do await pause(POLL_MS);
      while (this.afterRefusal.size > 0 && !isOver());
    }
    this.refusing = false;
  }

  /**
   * A function that is called and awaited for the first time begins to wait before its caller does, in the same run
   * of code; a function that goes on waiting in a later run lies inside of what has been waiting since before.
   */
  private innermostFirst(): Wait[] {
    return [...this.open].sort((a, b) => b.run - a.run);
  }

  private currentRun(): number {
    if (!this.runEnds) {
      this.run++;
      this.runEnds = true;
      queueMicrotask(() => (this.runEnds = false));
    }
    return this.run;
  }
}
