import * as tf from '@tensorflow/tfjs-node';
import type { Checkpoints } from './checkpoints';
import { BatchLogs, EpochMeans } from './batch-logs';
import { callbackKind, type FitCallback } from './callback-kinds';
import type { CallbackList } from './callback-list';
import type { TrainableModel } from './model';
import type { CompiledSection } from './sections';
import { seededOrder } from './shuffle';
import type { Trainer } from './trainer';
import { Breather } from './breather';

/** One call of the loop should take about this long: controls and live views answer between calls. */
const CALL_MS = 100;

export interface FitPlan {
  readonly model: TrainableModel;
  readonly trainer: Trainer;
  readonly train: readonly CompiledSection[];
  readonly data: readonly tf.Tensor[];
  readonly validation?: {
    readonly sections: readonly CompiledSection[];
    readonly data: readonly tf.Tensor[];
  };
  readonly names: readonly string[];
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly shuffle: boolean;
  readonly callbacks: CallbackList;
  readonly checkpoints?: Checkpoints;
}

const rowsOf = (parts: readonly CompiledSection[]) =>
  parts.reduce((sum, part) => sum + part.count * part.batchSize, 0);

/** The training loop, many batches a call: what tfjs's `fitLoop` does, with the same callbacks in the same order. */
export async function fitLoop(plan: FitPlan): Promise<tf.History> {
  const { model, callbacks } = plan;
  const history = callbacks.callbacks.at(-1) as unknown as tf.History & {
    history: Record<string, number[]>;
    syncData(): Promise<void>;
  };
  callbacks.setModel(model);
  model.history = history;
  await callbacks.onTrainBegin();
  model.stopTraining_ = false;
  const order = Int32Array.from({ length: rowsOf(plan.train) }, (_, i) => i);
  const firstEpoch = plan.checkpoints?.restore(plan.trainer, history, plan.initialEpoch) ?? plan.initialEpoch;
  for (let epoch = firstEpoch; epoch < plan.epochs && !model.stopTraining_; epoch++) {
    await callbacks.onEpochBegin(epoch);
    if (plan.shuffle) shuffle(plan, order, epoch);
    const { logs, whole } = await runEpoch(plan, epoch, order);
    await callbacks.onEpochEnd(epoch, logs);
    if (whole)
      plan.checkpoints?.save(
        plan.trainer,
        history,
        epoch + 1,
        epoch + 1 === plan.epochs || model.stopTraining_,
      );
  }
  await callbacks.onTrainEnd();
  await history.syncData();
  return history;
}

/** As tfjs shuffles; with checkpoints, as the seed says, so that a resumed run sees the same order. */
function shuffle({ checkpoints, trainer }: FitPlan, order: Int32Array, epoch: number): void {
  if (checkpoints) seededOrder(order, trainer.seed, epoch);
  else tf.util.shuffle(order);
}

async function runEpoch(
  plan: FitPlan,
  epoch: number,
  order: Int32Array,
): Promise<{ logs: Record<string, number>; whole: boolean }> {
  const means = new EpochMeans(plan.names);
  const whole = await trainEpoch(plan, epoch, order, means);
  const validated = whole ? await validate(plan) : {};
  return { logs: { ...validated, ...(means.empty ? {} : means.named()) }, whole };
}

/** Runs an epoch's batches, call by call; false if a callback stopped it before its last batch. */
async function trainEpoch(
  plan: FitPlan,
  epoch: number,
  order: Int32Array,
  means: EpochMeans,
): Promise<boolean> {
  const rows = tf.tensor1d(order, 'int32');
  const observers = plan.callbacks.callbacks.slice(1);
  const breather = new Breather();
  let first = 0;
  try {
    for (const section of plan.train) {
      for (let done = 0; done < section.count;) {
        const count = Math.min(
          section.count - done,
          mostBatches(observers),
          section.steps.batchesFor(CALL_MS),
        );
        if (count === 1)
          for (const observer of observers)
            if (callbackKind(observer) === 'each') await observer.onBatchBegin(first, {});
        const logs = runCall(plan, section, rows, done, count);
        means.add(logs);
        reportNaN(plan, epoch, first, logs);
        await observe(observers, epoch, first, logs);
        await breather.breathe();
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

/** Says once when the loss stops being a number, and where: from there on the weights are lost. */
function reportNaN({ model, trainer }: FitPlan, epoch: number, first: number, logs: BatchLogs): void {
  if (trainer.toldNaN) return;
  const row = logs.firstNaN();
  if (row === undefined) return;
  trainer.toldNaN = true;
  const rate = trainer.optimizer?.learningRate;
  console.warn(
    `Model "${model.name}": the loss became NaN at epoch ${epoch + 1}, batch ${first + row + 1}. ` +
      `Try a smaller learning rate${rate === undefined ? '' : ` (now ${rate})`}, smaller inputs (scale them to about -1..1), or clip the gradients.`,
  );
}

function runCall(
  { trainer, data, names }: FitPlan,
  section: CompiledSection,
  order: tf.Tensor,
  done: number,
  count: number,
): BatchLogs {
  const values = section.steps.run({
    data,
    order,
    firstRow: section.firstRow + done * section.batchSize,
    count,
    rows: section.count,
    ...trainer.numbers,
  });
  trainer.advance(count);
  return new BatchLogs(names, values, section.batchSize);
}

const mostFor = (observer: FitCallback) =>
  callbackKind(observer) === 'each' ? 1 : (observer.maxBatches ?? Infinity);

const mostBatches = (observers: readonly FitCallback[]) => Math.max(1, Math.min(...observers.map(mostFor)));

/** Tells the callbacks of the batches that ran; waits for those that take their time (a pause). */
async function observe(
  observers: readonly FitCallback[],
  epoch: number,
  first: number,
  logs: BatchLogs,
): Promise<void> {
  const last = logs.count - 1;
  for (const observer of observers) {
    const kind = callbackKind(observer);
    if (kind === 'many') await observer.onBatchesEnd?.(first, logs.count, logs.columns());
    else if (kind === 'yields' && typeof observer.yieldEvery === 'number')
      await observer.maybeWait?.(epoch, first + last, logs.row(first, last));
    else if (kind === 'each') await observer.onBatchEnd(first, logs.row(first, 0));
    else if (kind === 'replays')
      for (let row = 0; row <= last; row++) await observer.onBatchEnd(first + row, logs.row(first, row));
  }
}

/** Runs the test step over the validation data, in calls that are short enough for controls to answer between them. */
async function validate({ validation, trainer, names }: FitPlan): Promise<Record<string, number>> {
  if (!validation) return {};
  const means = new EpochMeans(names);
  const breather = new Breather();
  for (const call of testCalls(trainer, validation.sections, validation.data, names)) {
    means.add(call);
    await breather.breathe();
  }
  return means.named('val_');
}

function* testCalls(
  trainer: Trainer,
  parts: readonly CompiledSection[],
  data: readonly tf.Tensor[],
  names: readonly string[],
): Generator<BatchLogs> {
  const order = tf.range(0, rowsOf(parts), 1, 'int32');
  try {
    for (const { steps, firstRow, batchSize, count: all } of parts) {
      for (let done = 0; done < all;) {
        const count = Math.min(all - done, steps.batchesFor(CALL_MS));
        const call = {
          data,
          order,
          firstRow: firstRow + done * batchSize,
          count,
          rows: all,
          ...trainer.numbers,
        };
        yield new BatchLogs(names, steps.run(call), batchSize);
        done += count;
      }
    }
  } finally {
    order.dispose();
  }
}

/** Runs a test step over all rows in order, in one go. */
export function runOnce(
  trainer: Trainer,
  parts: readonly CompiledSection[],
  data: readonly tf.Tensor[],
  names: readonly string[],
): EpochMeans {
  const means = new EpochMeans(names);
  for (const call of testCalls(trainer, parts, data, names)) means.add(call);
  return means;
}
