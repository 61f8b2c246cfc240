/**
 * Epochs: rows in memory (here) and datasets (`dataset-fit-loop.ts`) are cut into sections of equal
 * batches, run in calls of as many steps as callbacks allow, and their numbers become logs (`batch-
 * logs.ts`). `ready.ts` waits for a compiler, `op-by-op.ts` runs what is not compiled.
 */

import type * as tf from '@tensorflow/tfjs-node';
import type { Checkpoints } from '../checkpoint/checkpoints';
import { finishAverages } from '../../optimizers/moving-average';
import { BatchLogs, EpochMeans } from './batch-logs';
import type { CallbackList } from '../callbacks/callback-list';
import { afterInterrupt } from '../callbacks/after-interrupt';
import { beginTraining } from '../callbacks/begin-training';
import { isValidated, type ValidationFrequency } from '../checks/validation-frequency';
import type { Columns } from './log-columns';
import { batchesIn, epochSpans } from './epoch-spans';
import type { TrainableModel } from '../model';
import { beforeBatch, mostBatches, observe } from './observers';
import { unless, unlessStopped } from './compile-waits';
import { reportNaN } from './report-nan';
import type { CompiledSection } from './batch-sections';
import { CALL_MS, callOf, rowsOf } from '../loop/calls';
import { TestRun } from './test-run';
import { RowOrder } from './shuffle';
import { CompiledSteps, type LoopCall } from '../loop/steps';
import { type Trainer, trainerOf } from '../trainer';
import { EventLoopTurns } from './event-loop-turns';

export interface FitPlan {
  readonly model: TrainableModel;
  readonly trainer: Trainer;
  readonly train: readonly CompiledSection[];
  readonly data: readonly tf.Tensor[];
  readonly validation?: {
    readonly sections: readonly CompiledSection[];
    readonly data: readonly tf.Tensor[];
  };
  readonly validationFreq?: ValidationFrequency;
  readonly columns: Columns;
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly shuffle: boolean | 'batch';
  /** Batches in an epoch; all of them if undefined. */
  readonly stepsPerEpoch?: number;
  readonly callbacks: CallbackList;
  readonly checkpoints?: Checkpoints;
}

/** The training loop, many batches a call: what tfjs's `fitLoop` does, with the same callbacks in the same order. */
export async function fitLoop(plan: FitPlan): Promise<tf.History> {
  const { model, callbacks } = plan;
  const { history, otherNames } = await beginTraining(model, callbacks);
  const stopAsked = model.stopTraining_;
  const firstEpoch = plan.checkpoints?.restore(plan, history) ?? plan.initialEpoch;
  // A training that had been stopped when it was saved is over.
  const epochs = model.stopTraining_ && !stopAsked ? firstEpoch : plan.epochs;
  const order = rowOrder(plan);
  const validation = validationOf(plan);
  try {
    for (let epoch = firstEpoch; epoch < epochs; epoch++) {
      await callbacks.onEpochBegin(epoch);
      const { logs, whole } = await runEpoch(plan, epoch, order, validation);
      await callbacks.onEpochEnd(epoch, Object.defineProperties(logs, otherNames));
      const last = epoch + 1 === plan.epochs || model.stopTraining_;
      if (whole) plan.checkpoints?.save(plan, history, epoch + 1, last);
      if (model.stopTraining_) break;
    }
  } finally {
    order.dispose();
    validation?.dispose();
  }
  finishAverages(model.optimizer);
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
  validation: TestRun | undefined,
): Promise<{ logs: Record<string, number>; whole: boolean }> {
  const means = new EpochMeans(plan.columns);
  const whole = await trainEpoch(plan, epoch, order, means);
  if (means.empty) return { logs: {}, whole };
  const isDue = validation && isValidated(plan.validationFreq, epoch);
  const validated = isDue ? await validate(validation, plan.callbacks) : {};
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
  const turns = new EventLoopTurns();
  const batches = plan.stepsPerEpoch ?? batchesIn(plan.train);
  let first = 0;
  for (const { pass, section, done: before, count: all } of epochSpans(plan.train, epoch, batches)) {
    for (let done = 0; done < all;) {
      const callFor = (count: number) => callOf(plan, section, order.forPass(pass), before + done, count);
      const steps = section.steps();
      if (!(await ready(steps, callFor(0)))) return false;
      const count = Math.min(all - done, mostBatches(plan.model, observers), steps.batchesFor(CALL_MS));
      if (count === 1) await beforeBatch(observers, first);
      const logs = runCall(plan, section, callFor(count));
      means.add(logs);
      reportNaN(trainerOf(plan.model), epoch, first, logs);
      await observe(observers, epoch, first, logs);
      await turns.take();
      done += count;
      first += count;
      if (plan.model.stopTraining_) return first === batches;
    }
  }
  return true;
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

const validationOf = ({ validation, model, columns }: FitPlan): TestRun | undefined =>
  validation && new TestRun(model, validation.sections, validation.data, columns);

/**
 * Runs the test step over the validation data, in calls that are short enough for controls to answer between them; nothing if an
 * interrupt leaves no time for all of it.
 */
async function validate(
  run: TestRun,
  { callbacks }: CallbackList,
): Promise<Record<string, number> | undefined> {
  const means = new EpochMeans(run.columns);
  const turns = new EventLoopTurns();
  const over = afterInterrupt(callbacks);
  const ready = unless(over, []);
  for (const test of run.calls()) {
    if (over() || !(await ready(test.steps, test.call))) return undefined;
    means.add(test.run());
    await turns.take();
  }
  return means.named('val_');
}

/** Runs a test step over all rows in order, in one go. */
export function runOnce(
  model: TrainableModel,
  parts: readonly CompiledSection[],
  data: readonly tf.Tensor[],
  columns: Columns,
): EpochMeans {
  const means = new EpochMeans(columns);
  const all = new TestRun(model, parts, data, columns);
  try {
    for (const { steps, call, run } of all.calls()) {
      steps.foresee(call);
      means.add(run());
    }
  } finally {
    all.dispose();
  }
  return means;
}
