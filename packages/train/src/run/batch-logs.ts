import type { Column, Columns } from './log-columns';

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

  /** The logs that a callback sees of batch `first + row` of the epoch. */
  row(first: number, row: number): Record<string, number> {
    const named = this.columns.named.map(({ name }, i) => [name, this.at(row, i)] as const);
    const logs = { batch: first + row, size: this.batchSize, ...Object.fromEntries(named) };
    return Object.defineProperties(logs, this.columns.otherNames);
  }

  /** The first row whose loss is not a number. */
  firstNaN(): number | undefined {
    for (let row = 0; row < this.count; row++) if (Number.isNaN(this.at(row, 0))) return row;
    return undefined;
  }

  /** By name the values of all batches. */
  curves(): Record<string, Float32Array> {
    const curve = (i: number) => Float32Array.from({ length: this.count }, (_, row) => this.at(row, i));
    const curves = Object.fromEntries(this.columns.named.map(({ name }, i) => [name, curve(i)]));
    return Object.defineProperties(curves, this.columns.otherNames);
  }
}

/** Result of an epoch's batches for one output. */
interface Total {
  add(logs: BatchLogs, row: number): void;
  readonly value: number;
}

/** The mean of one output over an epoch: every batch counts its rows, or what its metric says. */
class Mean implements Total {
  private total = 0;
  private weight = 0;

  constructor(
    private readonly column: Column,
    private readonly place: number,
  ) {}

  add(logs: BatchLogs, row: number): void {
    const { count, squared } = this.column;
    const weight = count === undefined ? logs.batchSize : logs.at(row, count);
    if (weight === 0) return;
    const value = logs.at(row, this.place);
    this.total += (squared ? value * value : value) * weight;
    this.weight += weight;
  }

  get value(): number {
    // A metric that nothing counted for is 0, as Keras has it.
    if (this.weight === 0) return this.column.count === undefined ? NaN : 0;
    const mean = this.total / this.weight;
    return this.column.squared ? Math.sqrt(mean) : mean;
  }
}

/** The value of one output of which the batches give states. */
class Together implements Total {
  private state: readonly number[] | undefined;

  constructor(private readonly column: NonNullable<Column['state']>) {}

  add(logs: BatchLogs, row: number): void {
    const { first, size, merged } = this.column;
    const batch = Array.from({ length: size }, (_, i) => logs.at(row, first + i));
    this.state = this.state ? merged.merge(this.state, batch) : batch;
  }

  get value(): number {
    return this.state ? this.column.merged.value(this.state) : NaN;
  }
}

/** Result of an epoch's batches. */
export class EpochMeans {
  private readonly totals: readonly Total[];
  private seen = 0;

  constructor(private readonly columns: Columns) {
    this.totals = columns.named.map((column, i) =>
      column.state ? new Together(column.state) : new Mean(column, i),
    );
  }

  add(logs: BatchLogs): void {
    this.seen += logs.batchSize * logs.count;
    for (const total of this.totals) for (let row = 0; row < logs.count; row++) total.add(logs, row);
  }

  get empty(): boolean {
    return this.seen === 0;
  }

  get values(): number[] {
    return this.totals.map(total => total.value);
  }

  named(prefix = ''): Record<string, number> {
    const { values } = this;
    return Object.fromEntries(this.columns.named.map(({ name }, i) => [prefix + name, values[i] ?? NaN]));
  }
}
