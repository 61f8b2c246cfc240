/** How long a drawing waits for its frame although there is nothing to do, in milliseconds. */
const IDLE_MS = 17;
/** Drawing may take at most this share of all processors: the training may run on the same ones. */
const SHARE = 1 / 50;
/** However slow the machine, a view is drawn as often as this. */
const LONGEST_MS = 2000;

/** How often a view can be drawn without taking the machine from what it watches, by how long its last drawing took. */
export class DrawPace {
  private cost = 0;

  /** @param processors how many the machine has */
  constructor(private readonly processors: number) {}

  /** Call when a drawing begins: it has ended when the frame after it begins. */
  begin(): void {
    const start = performance.now();
    const ended = (): void => {
      this.cost = Math.max(0, performance.now() - start - IDLE_MS);
    };
    requestAnimationFrame(() => requestAnimationFrame(ended));
  }

  /** Least time between two drawings, in milliseconds. */
  interval(least: number): number {
    const affordable = this.cost / (SHARE * this.processors);
    return Math.max(least, Math.min(LONGEST_MS, affordable));
  }
}
