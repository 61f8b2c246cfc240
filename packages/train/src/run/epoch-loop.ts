/**
 * Epochs: batches come from rows in memory (`row-batches.ts`) or from a dataset
 * (`dataset-source.ts`), run in calls of as many steps as callbacks allow, and their numbers become
 * logs (`batch-logs.ts`). `compile-waits.ts` waits for a compiler, `op-by-op.ts` runs what is not
 * compiled.
 */

import type * as tf from '@tensorflow/tfjs-node';
import { beginTraining, type TrainingHistory } from '../callbacks/begin-training';
import type { CallbackList } from '../callbacks/callback-list';
import { isValidated, type ValidationFrequency } from '../checks/validation-frequency';
import type { TrainableModel } from '../model';
import { trainerOf } from '../trainer/trainer';
import { type BatchLogs, EpochMeans } from './batch-logs';
import { type Ready, unlessStopped } from './compile-waits';
import { EventLoopTurns } from './event-loop-turns';
import type { Columns } from './log-columns';
import { beforeBatch, mostBatches, observe } from './observers';
import { reportNaN } from './report-nan';

/** Batches of an epoch that run in one call. */
export interface Chunk {
  readonly count: number;
  /** Their logs; nothing where the training was stopped before the steps were ready. */
  run(): Promise<BatchLogs | undefined>;
}

/** The request of an epoch to its source of batches. */
export interface ChunkRequest {
  /** How many batches the callbacks allow in the next call. */
  readonly most: () => number;
  readonly ready: Ready;
}

/** Where the batches of a training come from. */
export interface BatchSource {
  /** The batches of an epoch, call by call; each call runs before the next is asked for. Returns whether these were all of them. */
  chunks(epoch: number, request: ChunkRequest): AsyncGenerator<Chunk, boolean>;
  /** Frees what was read and has not run. */
  dispose(): void;
}

/** A training: its source of batches, and what surrounds each epoch. */
export interface Training {
  readonly model: TrainableModel;
  readonly callbacks: CallbackList;
  readonly columns: Columns;
  readonly epochs: number;
  readonly initialEpoch: number;
  /** Opens the source, once callbacks have begun and a checkpoint is restored. */
  open(): Promise<BatchSource> | BatchSource;
  /** After which epochs it validates; after each unless given. */
  readonly validationFreq?: ValidationFrequency | undefined;
  /** The logs of the validation; nothing if an interrupt leaves no time for all of it. */
  validate(): Promise<Record<string, number> | undefined>;
  readonly checkpoints?: {
    /** Puts all in the saved state; returns the epoch to go on with. */
    restore(history: TrainingHistory): number;
    save(history: TrainingHistory, epochs: number, last: boolean): void;
  };
}

/** The training loop, many batches a call: what tfjs's own does, with the same callbacks in the same order. */
export async function epochLoop(training: Training): Promise<tf.History> {
  const { model, callbacks, checkpoints } = training;
  const { history, otherNames } = await beginTraining(model, callbacks);
  const stopAsked = model.stopTraining_;
  const firstEpoch = checkpoints?.restore(history) ?? training.initialEpoch;
  // A training that had been stopped when it was saved is over.
  const epochs = model.stopTraining_ && !stopAsked ? firstEpoch : training.epochs;
  const source = await training.open();
  try {
    for (let epoch = firstEpoch; epoch < epochs; epoch++) {
      await callbacks.onEpochBegin(epoch);
      const { logs, whole } = await runEpoch(training, source, epoch);
      await callbacks.onEpochEnd(epoch, Object.defineProperties(logs, otherNames));
      const last = epoch + 1 === training.epochs || model.stopTraining_;
      if (whole) checkpoints?.save(history, epoch + 1, last);
      if (model.stopTraining_) break;
    }
  } finally {
    source.dispose();
  }
  model.optimizer.finishTraining?.();
  await callbacks.onTrainEnd();
  await history.syncData();
  return history;
}

interface EpochRun {
  readonly logs: Record<string, number>;
  /** Whether all of its batches ran, and all of its validation. */
  readonly whole: boolean;
}

/** Trains and validates, also where the training was stopped in the middle of the epoch. */
async function runEpoch(training: Training, source: BatchSource, epoch: number): Promise<EpochRun> {
  const means = new EpochMeans(training.columns);
  const whole = await trainEpoch(training, source, epoch, means);
  if (means.empty) return { logs: {}, whole };
  const validated = isValidated(training.validationFreq, epoch) ? await training.validate() : {};
  return { logs: { ...validated, ...means.named() }, whole: whole && validated !== undefined };
}

/** Runs an epoch's batches, call by call; false if a callback stopped it before its last batch. */
async function trainEpoch(
  { model, callbacks }: Training,
  source: BatchSource,
  epoch: number,
  means: EpochMeans,
): Promise<boolean> {
  const observers = callbacks.callbacks.slice(1);
  const turns = new EventLoopTurns();
  const chunks = source.chunks(epoch, {
    most: () => mostBatches(model, observers),
    ready: unlessStopped(model, observers),
  });
  let first = 0;
  for (;;) {
    const next = await chunks.next();
    if (next.done) return next.value;
    const { count, run } = next.value;
    if (count === 1) await beforeBatch(observers, first);
    const logs = await run();
    if (!logs) return false;
    means.add(logs);
    reportNaN(trainerOf(model), epoch, first, logs);
    await observe(observers, epoch, first, logs);
    await turns.take();
    first += count;
  }
}
