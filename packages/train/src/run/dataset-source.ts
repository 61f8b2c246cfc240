import type * as tf from '@tensorflow/tfjs-node';
import type { Model, Stock } from '../layers-prototype';
import { CALL_MS } from './calls';
import { DatasetBatches } from './dataset-batches';
import type { DatasetRun } from './dataset-run';
import type { BatchSource, Chunk, ChunkRequest } from './epoch-loop';

/** A dataset, and how it is gone through. */
export interface DatasetPlan {
  readonly model: Model;
  readonly stock: Stock;
  readonly dataset: tf.data.Dataset<tf.TensorContainer>;
  readonly run: DatasetRun;
  /** Batches in an epoch; all of the dataset if undefined. */
  readonly batchesPerEpoch: number | undefined;
  readonly classWeight: unknown;
}

const reader = async ({ model, stock, dataset, classWeight }: DatasetPlan) =>
  new DatasetBatches(model, await dataset.iterator(), stock.standardizeUserData, classWeight);

/** The batches of a dataset, several of one shape in a call. */
export class DatasetSource implements BatchSource {
  private constructor(
    private readonly plan: DatasetPlan,
    private batches: DatasetBatches,
  ) {}

  /** tfjs takes an iterator before the first epoch and another for each; a dataset that shuffles counts them. */
  static async open(plan: DatasetPlan): Promise<DatasetSource> {
    return new DatasetSource(plan, await reader(plan));
  }

  async *chunks(epoch: number, { most, ready }: ChunkRequest): AsyncGenerator<Chunk, boolean> {
    const { model, run, batchesPerEpoch } = this.plan;
    if (batchesPerEpoch === undefined) this.batches = await reader(this.plan);
    const all = batchesPerEpoch ?? Infinity;
    for (let done = 0; done < all;) {
      const batches = await this.batches.next(Math.min(all - done, most(), run.batchesFor(CALL_MS)));
      if (batches.length === 0) {
        if (done === 0) throw new Error(noBatches(epoch));
        if (all < Infinity) ranOut(model, all, done);
        return all === Infinity;
      }
      yield { count: batches.length, run: () => run.run(batches, ready) };
      done += batches.length;
      if (model.stopTraining_) return done === all;
    }
    return true;
  }

  dispose(): void {
    this.batches.dispose();
  }
}

const noBatches = (epoch: number) =>
  epoch === 0
    ? 'fitDataset: the dataset has no batches. Give one that has, or check its filter().'
    : `fitDataset: the dataset has no batches in epoch ${epoch + 1}. Give one that can be read again: tf.data.generator() takes a function that makes a new iterator each time.`;

/** A dataset with fewer batches than were asked for ends the training, as Keras's does. */
function ranOut(model: Model, asked: number, got: number): void {
  console.warn(
    `fitDataset({ batchesPerEpoch: ${asked} }): the dataset ran out of data after ${got} batches of the epoch, so training ends here. ` +
      `Use dataset.repeat() or a smaller batchesPerEpoch.`,
  );
  model.stopTraining_ = true;
}
