import * as tf from '@tensorflow/tfjs-node';
import { learningRateOf, setLearningRate } from '../optimizers/learning-rate';
import type { CallbackState, CheckpointedCallback } from '../train/checkpointed-callback';
import { Monitor, type MonitorOptions } from './monitor';

/** The learning rate of an epoch (from 0), given the rate of the one before. */
export type Schedule = (epoch: number, learningRate: number) => number;

class Scheduler extends tf.Callback {
  readonly #schedule: Schedule;

  constructor(schedule: Schedule) {
    super();
    this.#schedule = schedule;
  }

  override async onEpochBegin(epoch: number): Promise<void> {
    setLearningRate(this.model.optimizer, this.#schedule(epoch, learningRateOf(this.model.optimizer) ?? NaN));
  }
}

/** Sets the learning rate before each epoch: `LearningRateScheduler((epoch, rate) => epoch < 10 ? rate : rate * 0.9)`. */
export function LearningRateScheduler(schedule: Schedule): Scheduler {
  return new Scheduler(schedule);
}

export interface ReduceLROnPlateauOptions extends MonitorOptions {
  /** What the rate is multiplied by; 0.1 unless given. */
  readonly factor?: number;
  /** Epochs without improvement before it is; 10 unless given. */
  readonly patience?: number;
  /** Epochs after it in which nothing is counted; 0 unless given. */
  readonly cooldown?: number;
  /** The least rate; 0 unless given. */
  readonly minLr?: number;
}

class Plateau extends tf.Callback implements CheckpointedCallback {
  readonly #options: ReduceLROnPlateauOptions;
  #monitor: Monitor;
  #wait = 0;
  #cooldown = 0;

  constructor(options: ReduceLROnPlateauOptions) {
    super();
    this.#options = { minDelta: 1e-4, ...options };
    this.#monitor = new Monitor(this.#options);
  }

  override async onTrainBegin(): Promise<void> {
    this.#monitor = new Monitor(this.#options);
    this.#wait = this.#cooldown = 0;
  }

  override async onEpochEnd(_epoch: number, logs?: tf.Logs): Promise<void> {
    if (this.model.stopTraining) return;
    const { factor = 0.1, patience = 10, cooldown = 0, minLr = 0 } = this.#options;
    const improved = this.#monitor.improved(this.#monitor.valueIn(logs, 'ReduceLROnPlateau'));
    if (this.#cooldown > 0) this.#cooldown -= 1;
    this.#wait = improved || this.#cooldown > 0 ? 0 : this.#wait + 1;
    if (this.#wait < patience || this.#wait === 0) return;
    setLearningRate(
      this.model.optimizer,
      Math.max(minLr, (learningRateOf(this.model.optimizer) ?? 0) * factor),
    );
    this.#cooldown = cooldown;
    this.#wait = 0;
  }

  saveState(): CallbackState {
    const numbers = { best: this.#monitor.best, wait: this.#wait, cooldown: this.#cooldown };
    return { numbers, tensors: [] };
  }

  restoreState({ numbers: { best, wait = 0, cooldown = 0 } }: CallbackState): void {
    if (best !== undefined) this.#monitor.best = best;
    this.#wait = wait;
    this.#cooldown = cooldown;
  }
}

/** Lowers the learning rate when a quantity no longer improves. */
export function ReduceLROnPlateau(options: ReduceLROnPlateauOptions = {}): Plateau {
  return new Plateau(options);
}
