/** How long a batch takes, lately. */
export class Pace {
  private ms: number | undefined;
  private calls = 0;
  private ran = 0;

  /** @param first batches in the first calls, before the pace is known */
  constructor(private readonly first: number) {}

  /** Milliseconds a batch took, lately; undefined before it is known. */
  get msPerBatch(): number | undefined {
    return this.ms;
  }

  /** Whether anything has run. */
  get started(): boolean {
    return this.calls > 0;
  }

  /** How many batches have run. */
  get batches(): number {
    return this.ran;
  }

  /** How many batches take about `ms` milliseconds. */
  batchesFor(ms: number): number {
    return this.ms === undefined ? this.first : Math.max(1, Math.floor(ms / this.ms));
  }

  /** Runs `count` batches and takes the time; the first call includes TensorFlow's own preparation of the graph. */
  timed<T>(count: number, run: () => T): T {
    const start = performance.now();
    const result = run();
    this.ran += count;
    if (this.calls++ > 0) this.ms = (performance.now() - start) / count;
    return result;
  }
}
