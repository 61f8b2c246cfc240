/**
 * Checkpoints: weights, optimizer slots, epoch, history and the state of callbacks in one file,
 * replaced whole, from which a `fit` goes on exactly. `checkpoint-file.ts` is the format,
 * `training-state.ts` what is read from a model and put back.
 */

import * as tf from '@tensorflow/tfjs-node';
import type { CallbackList } from '../callbacks/callback-list';
import { type CheckpointState, readCheckpoint, writeCheckpoint } from './checkpoint-file';
import { checkpointed } from './checkpointed-callback';
import { setLearningRate, type TrainableModel } from '../model';
import type { Trainer } from '../trainer/trainer';
import type { CompiledSection } from '../run/batch-sections';
import {
  load,
  restoreSlots,
  restoreVariables,
  restoreWeights,
  save,
  saveSlots,
  saveVariables,
  saveWeights,
  slotVariables,
  variableOf,
} from './training-state';

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

/** The part of a `fit` that goes into its checkpoints. */
export interface CheckpointedRun {
  readonly trainer: Trainer;
  readonly train: readonly CompiledSection[];
  readonly callbacks: CallbackList;
  readonly initialEpoch: number;
}

/** Variables that a step assigns besides weights and optimizer slots: states of stateful layers, variables of custom ones. */
function otherVariables({ trainer, train }: CheckpointedRun): tf.Variable[] {
  const known = new Set<tf.Variable>([
    ...(trainer.model as Weighted).weights.map(variableOf),
    ...(trainer.optimizer ? slotVariables(trainer.optimizer) : []),
  ]);
  const written = train.flatMap(section => section.written());
  return [...new Set(written)].filter(variable => !known.has(variable));
}

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
  restore(run: CheckpointedRun, history: History): number {
    const { trainer, initialEpoch } = run;
    trainer.counts.seed = this.seed;
    trainer.counts.step = 0;
    const saved = this.resume ? readCheckpoint(this.options.dir) : undefined;
    if (!saved) return initialEpoch;
    checkOptimizer(trainer, saved);
    restoreWeights(
      (trainer.model as Weighted).weights,
      saved.tensors.filter(({ name }) => name.startsWith('weight/')),
    );
    if (trainer.optimizer)
      restoreSlots(
        trainer.optimizer,
        saved.tensors.filter(({ name }) => name.startsWith('optimizer/')),
      );
    restoreVariables(otherVariables(run), saved.tensors);
    restoreNumbers(trainer, saved);
    restoreCallbacks(run.callbacks.callbacks, saved);
    Object.entries(saved.history).forEach(([name, values]) => (history.history[name] = [...values]));
    history.epoch = Array.from({ length: saved.epoch - initialEpoch }, (_, i) => initialEpoch + i);
    return saved.epoch;
  }

  /** Saves, if it is time, after `epoch` epochs. */
  save(run: CheckpointedRun, history: History, epoch: number, last: boolean): void {
    if (epoch % this.every !== 0 && !last) return;
    const { trainer, callbacks } = run;
    const { model, optimizer } = trainer;
    const states = [...checkpointed(callbacks.callbacks)].map(([name, callback]) => ({
      name,
      ...callback.saveState(),
    }));
    writeCheckpoint(this.options.dir, {
      epoch,
      step: trainer.counts.step,
      seed: trainer.counts.seed,
      iterations: optimizer?.iterations_ ?? 0,
      learningRate: optimizer?.learningRate,
      optimizer: optimizerName(trainer),
      history: history.history,
      callbacks: states.map(({ name, numbers }) => ({ name, numbers })),
      tensors: [
        ...saveWeights((model as Weighted).weights),
        ...(optimizer ? saveSlots(optimizer) : []),
        ...saveVariables(otherVariables(run)),
        ...states.flatMap(({ name, tensors }) =>
          tensors.map((tensor, k) => save(`callback/${name}/${k}`, tensor)),
        ),
      ],
    });
  }
}

const optimizerName = ({ optimizer }: Trainer): string | undefined =>
  (optimizer as tf.Optimizer | undefined)?.getClassName();

/** The memory of an optimizer is of no use to one of another class. */
function checkOptimizer(trainer: Trainer, saved: CheckpointState): void {
  const own = optimizerName(trainer);
  if (saved.optimizer === undefined || saved.optimizer === own) return;
  throw new Error(
    `The checkpoint is of a training under ${saved.optimizer}, and the model is compiled with ${own}: resume goes on exactly where that was. Compile with ${saved.optimizer}, or give another checkpoint.dir and go on from the weights as they are.`,
  );
}

function restoreCallbacks(callbacks: readonly object[], saved: CheckpointState): void {
  for (const [name, callback] of checkpointed(callbacks)) {
    const state = saved.callbacks.find(one => one.name === name);
    if (!state) continue;
    const tensors = saved.tensors.filter(tensor => tensor.name.startsWith(`callback/${name}/`)).map(load);
    callback.restoreState({ numbers: state.numbers, tensors });
    tf.dispose(tensors);
  }
}

function restoreNumbers(trainer: Trainer, { step, seed, iterations, learningRate }: CheckpointState): void {
  trainer.counts.step = step;
  trainer.counts.seed = seed;
  if (!trainer.optimizer) return;
  trainer.optimizer.iterations_ = iterations;
  if (learningRate !== undefined) setLearningRate(trainer.optimizer, learningRate);
}
