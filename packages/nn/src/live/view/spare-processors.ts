import { availableParallelism } from 'node:os';

/** Time over which a share of the processors means something, in milliseconds. */
const LEAST_MS = 200;

/** How many processors this process leaves to others: a training may take all, and what draws it then waits for it, or it for the drawing. */
export class SpareProcessors {
  #cpu = process.cpuUsage();
  #at = performance.now();
  #spare = availableParallelism();

  /** Share of the time since the last question; the last answer if that time is too short, all before the first. */
  count(): number {
    const now = performance.now();
    if (now - this.#at >= LEAST_MS) {
      const { user, system } = process.cpuUsage(this.#cpu);
      this.#spare = availableParallelism() - (user + system) / 1000 / (now - this.#at);
      this.#cpu = process.cpuUsage();
      this.#at = now;
    }
    return this.#spare;
  }
}
