import * as tf from '@tensorflow/tfjs-node';
import type { StepFunction } from '../model';
import { Pace } from '../loop/pace';
import type { LoopCall } from '../loop/steps';

/** Runs batches one after the other through tfjs's own step; returns the outputs of each, row by row. */
export function runOpByOp(fn: StepFunction, batches: readonly (() => tf.Tensor[])[]): Float32Array {
  const rows = batches.map(take => {
    const batch = take();
    try {
      const outputs = tf.tidy(() => fn(batch));
      const values = outputs.flatMap(output => [...output.dataSync()]);
      tf.dispose(outputs);
      return values;
    } finally {
      tf.dispose(batch);
    }
  });
  return Float32Array.from(rows.flat());
}

/** Steps that cannot be compiled any more, called as compiled ones are. */
export class OpByOpSteps {
  private readonly pace = new Pace(1);

  constructor(
    private readonly fn: StepFunction,
    private readonly batchSize: number,
    /** Hears how many batches a call has run. */
    private readonly onRun: (batches: number) => unknown,
  ) {}

  batchesFor(ms: number): number {
    return this.pace.batchesFor(ms);
  }

  /** Nothing is to be compiled. */
  prepare(): undefined {
    return undefined;
  }

  foresee(): void {
    // Nor is anything here.
  }

  run({ data, order, firstRow, count }: LoopCall): Float32Array {
    const batch = (i: number) => () => {
      const rows = tf.slice(order, firstRow + i * this.batchSize, this.batchSize);
      const taken = data.map(tensor => tf.gather(tensor, rows));
      rows.dispose();
      return taken;
    };
    const values = this.pace.timed(count, () =>
      runOpByOp(
        this.fn,
        Array.from({ length: count }, (_, i) => batch(i)),
      ),
    );
    this.onRun(count);
    return values;
  }
}
