import * as tf from '@tensorflow/tfjs-node';

/** A small generator of numbers in [0, 1) with 32 bits of state ("mulberry32"). */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts 0..n-1 in an order that `seed` and `pass` alone decide. */
export function seededOrder(order: Int32Array, seed: number, pass: number): void {
  const random = generator(Math.imul(seed, 0x9e3779b9) ^ Math.imul(pass + 1, 0x85ebca6b));
  order.forEach((_, i) => (order[i] = i));
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

const upTo = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

/** How the rows are put in order for each pass through the data. */
export interface Shuffling {
  readonly rows: number;
  readonly batchSize: number;
  readonly shuffle: boolean | 'batch';
  /** Makes the order a function of the pass alone, so that a resumed run sees the same; tfjs's own shuffle without. */
  readonly seed: number | undefined;
}

/** The order of the rows, for one pass after the other. */
export class RowOrder {
  private pass: number | undefined;
  private tensor: tf.Tensor1D | undefined;
  /** Rows, or whole batches, in the order of this pass. */
  private readonly units: Int32Array;

  constructor(private readonly how: Shuffling) {
    const { rows, batchSize, shuffle } = how;
    this.units = upTo(shuffle === 'batch' ? Math.floor(rows / batchSize) : rows);
  }

  /** Row numbers as int32 [rows]; good until the next pass is asked for. */
  forPass(pass: number): tf.Tensor1D {
    if (this.tensor && this.pass === pass) return this.tensor;
    this.dispose();
    this.pass = pass;
    this.reorder(pass);
    return (this.tensor = tf.keep(tf.tensor1d(this.rowNumbers(), 'int32')));
  }

  dispose(): void {
    this.tensor?.dispose();
    this.tensor = undefined;
  }

  private reorder(pass: number): void {
    const { shuffle, seed } = this.how;
    if (!shuffle) return;
    if (seed === undefined) tf.util.shuffle(this.units);
    else seededOrder(this.units, seed, pass);
  }

  /** A smaller last batch stays the last. */
  private rowNumbers(): Int32Array {
    const { rows, batchSize, shuffle } = this.how;
    if (shuffle !== 'batch') return this.units;
    const whole = this.units.length * batchSize;
    return upTo(rows).map(i =>
      i < whole ? (this.units[Math.floor(i / batchSize)] ?? 0) * batchSize + (i % batchSize) : i,
    );
  }
}
