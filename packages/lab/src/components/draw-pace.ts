/** How long a drawing waits for its frame although there is nothing to do, in milliseconds. */
const IDLE_MS = 17;

/** Share of a drawing's time that still counts after the next drawing. */
const FORGETTING = 0.8;

/** How often something can be drawn without taking the machine from what it shows, by how long its last drawing took. */
export class DrawPace {
  private cost = 0;
  private drawing = 0;
  private start = 0;

  /**
   * @param processors how much of them drawing may take, where 1 is all the time of one
   * @param longest it is drawn as often as this however slow the machine, in milliseconds
   */
  constructor(
    private readonly processors: number,
    private readonly longest: number,
  ) {}

  /**
   * Call when a drawing begins, and what it returns when that is done: it has ended when the frame that brings it on the screen is laid out and
   * painted. Drawings that overlap are one.
   */
  begin(): () => void {
    if (this.drawing++ === 0) this.start = performance.now();
    const ended = (): void => {
      if (--this.drawing > 0) return;
      const cost = performance.now() - this.start - IDLE_MS;
      // One that happened to be quick does not say that the next will be.
      this.cost = Math.max(cost, FORGETTING * this.cost, 0);
    };
    return () => requestAnimationFrame(() => setTimeout(ended));
  }

  /** Least time between two drawings, in milliseconds. */
  interval(least: number): number {
    const affordable = this.cost / this.processors;
    return Math.max(least, Math.min(this.longest, affordable));
  }
}
