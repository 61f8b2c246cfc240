import * as tf from '@tensorflow/tfjs-node';
import { runsOpByOp } from '../../networks/own-loop/step-graph';
import { CompiledSteps, loopPlan, ONE_AT_A_TIME } from '@epochlab/train/loop';
import { traceStep } from '@epochlab/train/record';
import { batchAt, disposeBatches, type Batch } from './batches';

/** Which steps of an epoch: `count` batches of `batchSize` points from row `firstRow`. */
export interface Steps {
  readonly batchSize: number;
  readonly firstRow: number;
  readonly count: number;
}

interface Compiled {
  readonly batchSize: number;
  readonly steps: CompiledSteps;
}

/** Runs the steps over whole batches as one TensorFlow graph, a loop; op by op where the backend has no graphs, with the same numbers. */
export class EpochLoop {
  #compiled: Compiled | undefined;
  readonly #orders = new Map<number, tf.Tensor1D>();

  /** @param learn one step over a batch, that changes variables and gives the loss; all else that it computes with are variables */
  constructor(private readonly learn: (x: tf.Tensor2D, y: tf.Tensor2D) => tf.Scalar) {}

  run(data: Batch, { batchSize, firstRow, count }: Steps): void {
    if (count === 0) return;
    const compiled = runsOpByOp(false) ? undefined : this.#compiledFor(data, batchSize);
    if (!compiled) return this.#opByOp(data, { batchSize, firstRow, count });
    compiled.run({
      data: [data.x, data.y],
      order: this.#order(data.x.shape[0]),
      firstRow,
      count,
      rows: count,
      step: 0,
      seed: 0,
      learningRate: 0,
    });
  }

  dispose(): void {
    this.#compiled?.steps.dispose();
    tf.dispose([...this.#orders.values()]);
    this.#orders.clear();
  }

  #compiledFor(data: Batch, batchSize: number): CompiledSteps | undefined {
    if (this.#compiled?.batchSize === batchSize) return this.#compiled.steps;
    const batch = batchAt(data, 0, batchSize);
    const tensors = [batch.x, batch.y];
    const step = traceStep({
      name: 'playground',
      fn: ([x, y]) => [this.learn(x as tf.Tensor2D, y as tf.Tensor2D)],
      batches: [tensors, tensors],
      layers: [],
      code: [],
    });
    disposeBatches([batch]);
    if ('refused' in step) return undefined;
    this.#compiled?.steps.dispose();
    const steps = new CompiledSteps(step, loopPlan(step, ONE_AT_A_TIME));
    this.#compiled = { batchSize, steps };
    return steps;
  }

  #order(count: number): tf.Tensor1D {
    const known = this.#orders.get(count);
    if (known) return known;
    const made = tf.range(0, count, 1, 'int32');
    this.#orders.set(count, made);
    return made;
  }

  #opByOp(data: Batch, { batchSize, firstRow, count }: Steps): void {
    for (let step = 0; step < count; step++) {
      const batch = batchAt(data, firstRow + step * batchSize, batchSize);
      tf.dispose(tf.tidy(() => this.learn(batch.x, batch.y)));
      disposeBatches([batch]);
    }
  }
}
