import type * as tf from '@tensorflow/tfjs-node';
import { type CheckpointState, readCheckpoint, writeCheckpoint } from './checkpoint-file';
import type { TrainableModel } from './model';
import type { Trainer } from './trainer';
import { restoreSlots, restoreWeights, saveSlots, saveWeights } from './training-state';

/** `fit({ ..., checkpoint })`: where the state of the training is saved, and how often. */
export interface CheckpointOptions {
  /** A folder; one file in it, replaced each time. */
  readonly dir: string;
  /** Save after every so many epochs (1). */
  readonly every?: number;
  /** Seed of shuffling and random layers: the same run each time. */
  readonly seed?: number;
}

const DEFAULT_SEED = 1;

type History = tf.History & { history: Record<string, number[]>; epoch: number[] };
type Weighted = TrainableModel & { readonly weights: readonly tf.LayerVariable[] };

/** The checkpoints of one `fit`. */
export class Checkpoints {
  readonly seed: number;
  private readonly every: number;

  constructor(
    private readonly options: CheckpointOptions,
    private readonly resume: boolean,
  ) {
    this.every = options.every ?? 1;
    this.seed = options.seed ?? DEFAULT_SEED;
    if (!Number.isInteger(this.every) || this.every < 1)
      throw new Error(`checkpoint.every is a whole number of epochs from 1, got ${this.every}.`);
    if (!options.dir) throw new Error('checkpoint.dir must name a folder.');
  }

  /** Puts model, optimizer and history in the saved state; returns the epoch to go on with. */
  restore(trainer: Trainer, history: History, initialEpoch: number): number {
    trainer.seed = this.seed;
    const saved = this.resume ? readCheckpoint(this.options.dir) : undefined;
    if (!saved) return initialEpoch;
    restoreWeights(
      (trainer.model as Weighted).weights,
      saved.tensors.filter(({ name }) => name.startsWith('weight/')),
    );
    if (trainer.optimizer)
      restoreSlots(
        trainer.optimizer,
        saved.tensors.filter(({ name }) => name.startsWith('optimizer/')),
      );
    restoreNumbers(trainer, saved);
    Object.entries(saved.history).forEach(([name, values]) => (history.history[name] = [...values]));
    history.epoch = Array.from({ length: saved.epoch - initialEpoch }, (_, i) => initialEpoch + i);
    return saved.epoch;
  }

  /** Saves, if it is time, after `epoch` epochs. */
  save(trainer: Trainer, history: History, epoch: number, last: boolean): void {
    if (epoch % this.every !== 0 && !last) return;
    const { model, optimizer } = trainer;
    writeCheckpoint(this.options.dir, {
      epoch,
      step: trainer.step,
      seed: trainer.seed,
      iterations: optimizer?.iterations_ ?? 0,
      learningRate: optimizer?.learningRate,
      history: history.history,
      tensors: [...saveWeights((model as Weighted).weights), ...(optimizer ? saveSlots(optimizer) : [])],
    });
  }
}

function restoreNumbers(trainer: Trainer, { step, seed, iterations, learningRate }: CheckpointState): void {
  trainer.step = step;
  trainer.seed = seed;
  if (!trainer.optimizer) return;
  trainer.optimizer.iterations_ = iterations;
  if (learningRate !== undefined) trainer.setLearningRate(learningRate);
}

const pending = new WeakMap<TrainableModel, Checkpoints>();

/** Notes what `fit` was asked for, for the loop inside it. */
export function requestCheckpoints(
  model: TrainableModel,
  options: CheckpointOptions | undefined,
  resume: boolean,
): void {
  if (options) pending.set(model, new Checkpoints(options, resume));
  else if (resume)
    throw new Error('fit({ resume: true }) needs checkpoint: { dir } to know where to resume from.');
  else pending.delete(model);
}

export function takeCheckpoints(model: TrainableModel): Checkpoints | undefined {
  const found = pending.get(model);
  pending.delete(model);
  return found;
}
