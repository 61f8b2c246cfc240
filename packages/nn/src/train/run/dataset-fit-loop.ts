import type * as tf from '@tensorflow/tfjs-node';
import { finishAverages } from '../../optimizers/moving-average';
import { EpochMeans } from './batch-logs';
import { EventLoopTurns } from './event-loop-turns';
import type { CallbackList } from '../callbacks/callback-list';
import { afterInterrupt } from '../callbacks/after-interrupt';
import { beginTraining } from '../callbacks/begin-training';
import { isValidated, type ValidationFrequency } from '../checks/validation-frequency';
import type { Columns } from './log-columns';
import { DatasetBatches } from './dataset-batches';
import type { DatasetRun } from './dataset-run';
import { CALL_MS } from '../loop/calls';
import type { Model, Stock } from '../methods/layers-prototype';
import { beforeBatch, mostBatches, observe } from './observers';
import { unlessStopped } from './compile-waits';
import { reportNaN } from './report-nan';
import { trainerOf } from '../trainer';

export interface DatasetPlan {
  readonly model: Model;
  readonly stock: Stock;
  readonly dataset: tf.data.Dataset<tf.TensorContainer>;
  readonly run: DatasetRun;
  readonly columns: Columns;
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly batchesPerEpoch: number | undefined;
  readonly classWeight: unknown;
  readonly callbacks: CallbackList;
  readonly validationFreq: ValidationFrequency | undefined;
  /** The logs of the validation, if there is one; none if it is `over` before its end. */
  readonly validate: (over: () => boolean) => Promise<Record<string, number>>;
}

const reader = async ({ model, stock, dataset, classWeight }: DatasetPlan) =>
  new DatasetBatches(model, await dataset.iterator(), stock.standardizeUserData, classWeight);

/** tfjs's `fitDataset` with the same callbacks in the same order, many batches a call. */
export async function datasetFitLoop(plan: DatasetPlan): Promise<tf.History> {
  const { model, callbacks, batchesPerEpoch } = plan;
  const { history, otherNames } = await beginTraining(model, callbacks);
  // tfjs takes an iterator before the first epoch and another for each; a dataset that shuffles counts them.
  let batches = await reader(plan);
  try {
    for (let epoch = plan.initialEpoch; epoch < plan.epochs; epoch++) {
      await callbacks.onEpochBegin(epoch);
      if (batchesPerEpoch === undefined) batches = await reader(plan);
      const means = new EpochMeans(plan.columns);
      await trainEpoch(plan, epoch, batches, means);
      const isDue = !means.empty && isValidated(plan.validationFreq, epoch);
      const validated = isDue ? await plan.validate(afterInterrupt(callbacks.callbacks)) : {};
      const logs = { ...validated, ...(means.empty ? {} : means.named()) };
      await callbacks.onEpochEnd(epoch, Object.defineProperties(logs, otherNames));
      if (model.stopTraining_) break;
    }
  } finally {
    batches.dispose();
  }
  finishAverages(model.optimizer);
  await callbacks.onTrainEnd();
  await history.syncData();
  return history;
}

/** Trains on an epoch's batches, until they end or the training is stopped. */
async function trainEpoch(
  { model, run, callbacks, batchesPerEpoch = Infinity }: DatasetPlan,
  epoch: number,
  batches: DatasetBatches,
  means: EpochMeans,
): Promise<void> {
  const observers = callbacks.callbacks.slice(1);
  const ready = unlessStopped(model, observers);
  const turns = new EventLoopTurns();
  for (let first = 0; first < batchesPerEpoch;) {
    const most = Math.min(batchesPerEpoch - first, mostBatches(model, observers), run.batchesFor(CALL_MS));
    const chunk = await batches.next(most);
    if (chunk.length === 0 && first === 0) throw new Error(noBatches(epoch));
    if (chunk.length === 0)
      return batchesPerEpoch === Infinity ? undefined : ranOut(model, batchesPerEpoch, first);
    if (chunk.length === 1) await beforeBatch(observers, first);
    const logs = await run.run(chunk, ready);
    if (!logs) return;
    means.add(logs);
    reportNaN(trainerOf(model), epoch, first, logs);
    await observe(observers, epoch, first, logs);
    await turns.take();
    first += chunk.length;
    if (model.stopTraining_) return;
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
