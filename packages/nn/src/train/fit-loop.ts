import * as tf from '@tensorflow/tfjs-node';
import type { Checkpoints } from './checkpoints';
import { BatchLogs, EpochMeans } from './batch-logs';
import type { CallbackList } from './callback-list';
import { afterInterrupt } from './callbacks/after-interrupt';
import { beginTraining } from './callbacks/begin-training';
import type { Columns } from './columns';
import { batchesIn, epochSpans } from './epoch-spans';
import type { TrainableModel } from './model';
import { beforeBatch, mostBatches, observe } from './observers';
import { unless, unlessStopped } from './ready';
import { reportNaN } from './report-nan';
import type { CompiledSection } from './sections';
import { RowOrder } from './shuffle';
import { CompiledSteps, type LoopCall } from './steps';
import { type Trainer, trainerOf } from './trainer';
import { Breather } from './breather';

/** One call of the loop should take about this long: controls and live views answer between calls. */
export const CALL_MS = 100;

export interface FitPlan {
  readonly model: TrainableModel;
  readonly trainer: Trainer;
  readonly train: readonly CompiledSection[];
  readonly data: readonly tf.Tensor[];
  readonly validation?: {
    readonly sections: readonly CompiledSection[];
    readonly data: readonly tf.Tensor[];
  };
  readonly columns: Columns;
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly shuffle: boolean | 'batch';
  /** Batches in an epoch; all of them if undefined. */
  readonly stepsPerEpoch?: number;
  readonly callbacks: CallbackList;
  readonly checkpoints?: Checkpoints;
}

const rowsOf = (parts: readonly CompiledSection[]) =>
  parts.reduce((sum, part) => sum + part.count * part.batchSize, 0);

/** The training loop, many batches a call: what tfjs's `fitLoop` does, with the same callbacks in the same order. */
export async function fitLoop(plan: FitPlan): Promise<tf.History> {
  const { model, callbacks } = plan;
  const { history, otherNames } = await beginTraining(model, callbacks);
  const firstEpoch = plan.checkpoints?.restore(plan, history) ?? plan.initialEpoch;
  const order = rowOrder(plan);
  try {
    for (let epoch = firstEpoch; epoch < plan.epochs && !model.stopTraining_; epoch++) {
      await callbacks.onEpochBegin(epoch);
      const { logs, whole } = await runEpoch(plan, epoch, order);
      await callbacks.onEpochEnd(epoch, Object.defineProperties(logs, otherNames));
      const last = epoch + 1 === plan.epochs || model.stopTraining_;
      if (whole) plan.checkpoints?.save(plan, history, epoch + 1, last);
    }
  } finally {
    order.dispose();
  }
  await callbacks.onTrainEnd();
  await history.syncData();
  return history;
}

const rowOrder = ({ train, shuffle, checkpoints, trainer }: FitPlan) =>
  new RowOrder({
    rows: rowsOf(train),
    batchSize: train[0]?.batchSize ?? 1,
    shuffle,
    seed: checkpoints ? trainer.seed : undefined,
  });

/** Trains and validates, also where the training was stopped in the middle of the epoch. */
async function runEpoch(
  plan: FitPlan,
  epoch: number,
  order: RowOrder,
): Promise<{ logs: Record<string, number>; whole: boolean }> {
  const means = new EpochMeans(plan.columns);
  const whole = await trainEpoch(plan, epoch, order, means);
  if (means.empty) return { logs: {}, whole };
  const validated = await validate(plan);
  return { logs: { ...validated, ...means.named() }, whole: whole && validated !== undefined };
}

/** Runs an epoch's batches, call by call; false if a callback stopped it before its last batch. */
async function trainEpoch(
  plan: FitPlan,
  epoch: number,
  order: RowOrder,
  means: EpochMeans,
): Promise<boolean> {
  const observers = plan.callbacks.callbacks.slice(1);
  const ready = unlessStopped(plan.model, observers);
  const breather = new Breather();
  const batches = plan.stepsPerEpoch ?? batchesIn(plan.train);
  let first = 0;
  for (const { pass, section, done: before, count: all } of epochSpans(plan.train, epoch, batches)) {
    for (let done = 0; done < all;) {
      const callFor = (count: number) => callOf(plan, section, order.forPass(pass), before + done, count);
      const steps = section.steps();
      if (!(await ready(steps, callFor(0)))) return false;
      const count = Math.min(all - done, mostBatches(observers), steps.batchesFor(CALL_MS));
      if (count === 1) await beforeBatch(observers, first);
      const logs = runCall(plan, section, callFor(count));
      means.add(logs);
      reportNaN(trainerOf(plan.model), epoch, first, logs);
      await observe(observers, epoch, first, logs);
      await breather.breathe();
      done += count;
      first += count;
      if (plan.model.stopTraining_) return first === batches;
    }
  }
  return true;
}

/** `count` batches of a section, after the first `done`. */
function callOf(
  { model, data }: Pick<FitPlan, 'model' | 'data'>,
  section: CompiledSection,
  order: tf.Tensor,
  done: number,
  count: number,
): LoopCall {
  const firstRow = section.firstRow + done * section.batchSize;
  return { data, order, firstRow, count, rows: section.count, ...trainerOf(model).numbers };
}

function runCall({ model, columns }: FitPlan, section: CompiledSection, call: LoopCall) {
  const steps = section.steps();
  const values = steps.run(call);
  if (values.length !== call.count * columns.width) throw new Error(OTHER_LOSSES);
  // tfjs's own step counts itself.
  if (steps instanceof CompiledSteps) trainerOf(model).advance(call.count);
  return new BatchLogs(columns, values, section.batchSize);
}

const OTHER_LOSSES =
  'The model was compiled with other losses or metrics while fit trains it, which reports those that it began with. Compile it before, or when fit has ended.';

/**
 * Runs the test step over the validation data, in calls that are short enough for controls to answer between them; nothing if an
 * interrupt leaves no time for all of it.
 */
async function validate({
  validation,
  model,
  columns,
  callbacks,
}: FitPlan): Promise<Record<string, number> | undefined> {
  if (!validation) return {};
  const means = new EpochMeans(columns);
  const breather = new Breather();
  const over = afterInterrupt(callbacks.callbacks);
  const ready = unless(over, []);
  for (const { section, call } of testCalls(model, validation.sections, validation.data)) {
    if (over() || !(await ready(section.steps(), call))) return undefined;
    means.add(runTest(section, call, columns));
    await breather.breathe();
  }
  return means.named('val_');
}

function* testCalls(
  model: TrainableModel,
  parts: readonly CompiledSection[],
  data: readonly tf.Tensor[],
): Generator<{ readonly section: CompiledSection; readonly call: LoopCall }> {
  const order = tf.range(0, rowsOf(parts), 1, 'int32');
  try {
    for (const section of parts) {
      for (let done = 0; done < section.count;) {
        const count = Math.min(section.count - done, section.steps().batchesFor(CALL_MS));
        yield { section, call: callOf({ model, data }, section, order, done, count) };
        done += count;
      }
    }
  } finally {
    order.dispose();
  }
}

const runTest = ({ steps, batchSize }: CompiledSection, call: LoopCall, columns: Columns) =>
  new BatchLogs(columns, steps().run(call), batchSize);

/** Runs a test step over all rows in order, in one go. */
export function runOnce(
  model: TrainableModel,
  parts: readonly CompiledSection[],
  data: readonly tf.Tensor[],
  columns: Columns,
): EpochMeans {
  const means = new EpochMeans(columns);
  for (const { section, call } of testCalls(model, parts, data)) means.add(runTest(section, call, columns));
  return means;
}
