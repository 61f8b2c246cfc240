/** The outputs of steps that ran in one call: one row per batch, one column per name. */
export class BatchLogs {
  constructor(
    readonly names: readonly string[],
    readonly values: Float32Array,
    /** Rows in each of these batches. */
    readonly batchSize: number,
  ) {}

  get count(): number {
    return this.values.length / this.names.length;
  }

  /** What a callback sees of batch `first + row` of the epoch. */
  row(first: number, row: number): Record<string, number> {
    const named = this.names.map(
      (name, i) => [name, this.values[row * this.names.length + i] ?? NaN] as const,
    );
    return { batch: first + row, size: this.batchSize, ...Object.fromEntries(named) };
  }

  /** The first row whose loss is not a number. */
  firstNaN(): number | undefined {
    for (let row = 0; row < this.count; row++)
      if (Number.isNaN(this.values[row * this.names.length])) return row;
    return undefined;
  }

  columns(): Record<string, Float32Array> {
    const column = (i: number) =>
      Float32Array.from({ length: this.count }, (_, row) => this.values[row * this.names.length + i] ?? NaN);
    return Object.fromEntries(this.names.map((name, i) => [name, column(i)]));
  }
}

/** The mean of each output over an epoch, every batch weighted by its rows. */
export class EpochMeans {
  private readonly totals: Float64Array;
  private seen = 0;

  constructor(private readonly names: readonly string[]) {
    this.totals = new Float64Array(names.length);
  }

  add({ values, batchSize, count }: BatchLogs): void {
    this.seen += batchSize * count;
    const { length } = this.names;
    values.forEach(
      (value, i) => (this.totals[i % length] = (this.totals[i % length] ?? 0) + value * batchSize),
    );
  }

  get empty(): boolean {
    return this.seen === 0;
  }

  get values(): number[] {
    return Array.from(this.totals, total => total / this.seen);
  }

  named(prefix = ''): Record<string, number> {
    return Object.fromEntries(
      this.names.map((name, i) => [prefix + name, (this.totals[i] ?? NaN) / this.seen]),
    );
  }
}
