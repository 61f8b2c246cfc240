import * as tf from '@tensorflow/tfjs-node';
import { BatchLogs, EpochMeans } from './batch-logs';
import { callbackKind, type FitCallback } from './callback-kinds';
import type { CallbackList } from './callback-list';
import type { TrainableModel } from './model';
import type { CompiledSection } from './sections';
import type { Trainer } from './trainer';

/** One call of the loop should take about this long: controls and live views answer between calls. */
const CALL_MS = 100;

export interface FitPlan {
  readonly model: TrainableModel;
  readonly trainer: Trainer;
  readonly train: readonly CompiledSection[];
  readonly data: readonly tf.Tensor[];
  readonly validation?: { readonly sections: readonly CompiledSection[]; readonly data: readonly tf.Tensor[] };
  readonly names: readonly string[];
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly shuffle: boolean;
  readonly callbacks: CallbackList;
}

const rowsOf = (parts: readonly CompiledSection[]) => parts.reduce((sum, part) => sum + part.count * part.batchSize, 0);

/** The training loop, many batches a call: what tfjs's `fitLoop` does, with the same callbacks in the same order. */
export async function fitLoop(plan: FitPlan): Promise<tf.History> {
  const { model, callbacks } = plan;
  const history = callbacks.callbacks.at(-1) as unknown as tf.History;
  callbacks.setModel(model);
  model.history = history;
  await callbacks.onTrainBegin();
  model.stopTraining_ = false;
  const order = Int32Array.from({ length: rowsOf(plan.train) }, (_, i) => i);
  for (let epoch = plan.initialEpoch; epoch < plan.epochs && !model.stopTraining_; epoch++) {
    await callbacks.onEpochBegin(epoch);
    if (plan.shuffle) tf.util.shuffle(order as unknown as number[]);
    const logs = await runEpoch(plan, epoch, order);
    await callbacks.onEpochEnd(epoch, logs);
  }
  await callbacks.onTrainEnd();
  await (history as unknown as { syncData(): Promise<void> }).syncData();
  return history;
}

async function runEpoch(plan: FitPlan, epoch: number, order: Int32Array): Promise<Record<string, number>> {
  const means = new EpochMeans(plan.names);
  const finished = await trainEpoch(plan, epoch, order, means);
  const validated = finished ? validate(plan) : {};
  return { ...validated, ...(means.empty ? {} : means.named()) };
}

/** Runs an epoch's batches, call by call; false if a callback stopped it before its last batch. */
async function trainEpoch(plan: FitPlan, epoch: number, order: Int32Array, means: EpochMeans): Promise<boolean> {
  const rows = tf.tensor1d(order, 'int32');
  const observers = plan.callbacks.callbacks.slice(1);
  let first = 0;
  try {
    for (const section of plan.train) {
      for (let done = 0; done < section.count; ) {
        const count = Math.min(section.count - done, mostBatches(observers), section.steps.batchesFor(CALL_MS));
        const logs = runCall(plan, section, rows, done, count);
        means.add(logs);
        await observe(observers, epoch, first, logs);
        done += count;
        first += count;
        if (plan.model.stopTraining_) return done === section.count && section === plan.train.at(-1);
      }
    }
    return true;
  } finally {
    rows.dispose();
  }
}

function runCall({ trainer, data, names }: FitPlan, section: CompiledSection, order: tf.Tensor, done: number, count: number): BatchLogs {
  const values = section.steps.run({
    data,
    order,
    firstRow: section.firstRow + done * section.batchSize,
    count,
    rows: section.count,
    ...trainer.numbers,
  });
  trainer.step += count;
  return new BatchLogs(names, values, section.batchSize);
}

const mostBatches = (observers: readonly FitCallback[]) => Math.max(1, Math.min(...observers.map(({ maxBatches }) => maxBatches ?? Infinity)));

/** Tells the callbacks of the batches that ran; waits for those that take their time (a pause). */
async function observe(observers: readonly FitCallback[], epoch: number, first: number, logs: BatchLogs): Promise<void> {
  const last = logs.count - 1;
  for (const observer of observers) {
    const kind = callbackKind(observer);
    if (kind === 'many') await observer.onBatchesEnd?.(first, logs.count, logs.columns());
    else if (kind === 'yields' && typeof observer.yieldEvery === 'number') await observer.maybeWait?.(epoch, first + last, logs.row(first, last));
    else if (kind === 'replays') for (let row = 0; row <= last; row++) await observer.onBatchEnd(first + row, logs.row(first, row));
  }
}

function validate({ validation, trainer, names }: FitPlan): Record<string, number> {
  if (!validation) return {};
  const means = runOnce(trainer, validation.sections, validation.data, names);
  return means.named('val_');
}

/** Runs a test step over all rows in order. */
export function runOnce(trainer: Trainer, parts: readonly CompiledSection[], data: readonly tf.Tensor[], names: readonly string[]): EpochMeans {
  const means = new EpochMeans(names);
  const order = tf.range(0, rowsOf(parts), 1, 'int32');
  for (const { steps, firstRow, batchSize, count } of parts) {
    const call = { data, order, firstRow, count, rows: count, ...trainer.numbers };
    means.add(new BatchLogs(names, steps.run(call), batchSize));
  }
  order.dispose();
  return means;
}

