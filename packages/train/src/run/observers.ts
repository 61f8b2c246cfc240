import type { BatchLogs } from './batch-logs';
import { callbackKind, type FitCallback } from '../callbacks/callback-kinds';
import type { TrainableModel } from '../model';

const mostFor = (observer: FitCallback) =>
  callbackKind(observer) === 'each' ? 1 : (observer.maxBatches ?? Infinity);

/** How many batches the callbacks allow in the next call: one if the training is to stop, as tfjs and Keras look at that after each batch. */
export const mostBatches = (model: TrainableModel, observers: readonly FitCallback[]): number =>
  model.stopTraining_ ? 1 : Math.max(1, Math.min(...observers.map(mostFor)));

/** Tells the callbacks that a single batch is about to run, those that want to know. */
export async function beforeBatch(observers: readonly FitCallback[], batch: number): Promise<void> {
  for (const observer of observers)
    if (callbackKind(observer) === 'each') await observer.onBatchBegin(batch, {});
}

/** Tells the callbacks of the batches that ran; waits for those that take their time (a pause). */
export async function observe(
  observers: readonly FitCallback[],
  epoch: number,
  first: number,
  logs: BatchLogs,
): Promise<void> {
  const last = logs.count - 1;
  for (const observer of observers) {
    const kind = callbackKind(observer);
    if (kind === 'many') await observer.onBatchesEnd?.(first, logs.count, logs.curves());
    else if (kind === 'yields' && typeof observer.yieldEvery === 'number')
      await observer.maybeWait?.(epoch, first + last, logs.row(first, last));
    else if (kind === 'each') await observer.onBatchEnd(first, logs.row(first, 0));
    else if (kind === 'replays')
      for (let row = 0; row <= last; row++) await observer.onBatchEnd(first + row, logs.row(first, row));
  }
}
