import type { Column, Columns } from './columns';

/** The outputs of steps that ran in one call: one row per batch, one column per output. */
export class BatchLogs {
  constructor(
    readonly columns: Columns,
    readonly values: Float32Array,
    /** Rows in each of these batches. */
    readonly batchSize: number,
  ) {}

  get count(): number {
    return this.values.length / this.columns.width;
  }

  at(row: number, column: number): number {
    return this.values[row * this.columns.width + column] ?? NaN;
  }

  /** What a callback sees of batch `first + row` of the epoch. */
  row(first: number, row: number): Record<string, number> {
    const named = this.columns.named.map(({ name }, i) => [name, this.at(row, i)] as const);
    return { batch: first + row, size: this.batchSize, ...Object.fromEntries(named) };
  }

  /** The first row whose loss is not a number. */
  firstNaN(): number | undefined {
    for (let row = 0; row < this.count; row++) if (Number.isNaN(this.at(row, 0))) return row;
    return undefined;
  }

  /** By name the values of all batches. */
  curves(): Record<string, Float32Array> {
    const curve = (i: number) => Float32Array.from({ length: this.count }, (_, row) => this.at(row, i));
    return Object.fromEntries(this.columns.named.map(({ name }, i) => [name, curve(i)]));
  }
}

/** The mean of one output over an epoch: every batch counts its rows, or what its metric says. */
class Mean {
  private total = 0;
  private weight = 0;

  constructor(private readonly column: Column) {}

  add(value: number, weight: number): void {
    if (weight === 0) return;
    this.total += (this.column.squared ? value * value : value) * weight;
    this.weight += weight;
  }

  get value(): number {
    // A metric that nothing counted for is 0, as Keras has it.
    if (this.weight === 0) return this.column.count === undefined ? NaN : 0;
    const mean = this.total / this.weight;
    return this.column.squared ? Math.sqrt(mean) : mean;
  }
}

/** What an epoch's batches come to. */
export class EpochMeans {
  private readonly means: readonly Mean[];
  private seen = 0;

  constructor(private readonly columns: Columns) {
    this.means = columns.named.map(column => new Mean(column));
  }

  add(logs: BatchLogs): void {
    const { batchSize, count } = logs;
    this.seen += batchSize * count;
    this.columns.named.forEach((column, i) => {
      for (let row = 0; row < count; row++) {
        const weight = column.count === undefined ? batchSize : logs.at(row, column.count);
        this.means[i]?.add(logs.at(row, i), weight);
      }
    });
  }

  get empty(): boolean {
    return this.seen === 0;
  }

  get values(): number[] {
    return this.means.map(mean => mean.value);
  }

  named(prefix = ''): Record<string, number> {
    const { values } = this;
    return Object.fromEntries(this.columns.named.map(({ name }, i) => [prefix + name, values[i] ?? NaN]));
  }
}
