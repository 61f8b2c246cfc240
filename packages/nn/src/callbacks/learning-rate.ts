import * as tf from '@tensorflow/tfjs-node';
import { learningRateOf, setLearningRate } from '../optimizers/learning-rate';
import type { WatchingCallback } from '@epochlab/train/callbacks';
import type { CallbackState, CheckpointedCallback } from '@epochlab/train/checkpoint';
import { checkNumber, COUNT, type Expected, NUMBER, RATE } from './check-number';
import { checked } from '../options/refuse-unknown';
import { Monitor, type MonitorOptions } from './monitor';

/** The learning rate of an epoch (from 0), given the rate of the one before. */
export type Schedule = (epoch: number, learningRate: number) => number;

/** Keras's name in logs and histories of the rate with which an epoch was trained. */
export const LEARNING_RATE = 'learning_rate';

/** Notes the rate of the epoch that ends. */
function logRate(logs: tf.Logs | undefined, { optimizer }: tf.LayersModel): void {
  const rate = learningRateOf(optimizer);
  if (logs && rate !== null) logs[LEARNING_RATE] = rate;
}

class Scheduler extends tf.Callback implements WatchingCallback {
  readonly addsLogs = [LEARNING_RATE];
  readonly #schedule: Schedule;

  constructor(schedule: Schedule) {
    super();
    this.#schedule = schedule;
  }

  override async onEpochBegin(epoch: number): Promise<void> {
    const rate: unknown = this.#schedule(epoch, learningRateOf(this.model.optimizer) ?? NaN);
    if (typeof rate !== 'number')
      throw new Error(
        `The schedule of LearningRateScheduler returned ${rate === null ? 'null' : typeof rate} for epoch ${epoch}, expected the learning rate as a number: (epoch, rate) => rate * 0.9.`,
      );
    setLearningRate(this.model.optimizer, rate);
  }

  override async onEpochEnd(_epoch: number, logs?: tf.Logs): Promise<void> {
    logRate(logs, this.model);
  }
}

/**
 * Sets the learning rate before each epoch: `LearningRateScheduler((epoch, rate) => epoch < 10 ? rate : rate * 0.9)`. The history
 * has it as `learning_rate`.
 *
 * @example
 * await model.fit(x, y, { epochs: 10, callbacks: [callbacks.LearningRateScheduler(epoch => 0.1 * 0.9 ** epoch)] });
 */
export function LearningRateScheduler(schedule: Schedule): Scheduler {
  return new Scheduler(schedule);
}

export interface ReduceLROnPlateauOptions extends MonitorOptions {
  /** Factor that the rate is multiplied by, below 1; 0.1 unless given. */
  readonly factor?: number;
  /** Epochs without improvement before it is; 10 unless given. */
  readonly patience?: number;
  /** Epochs after it in which nothing is counted; 0 unless given. */
  readonly cooldown?: number;
  /** The least rate; 0 unless given. */
  readonly minLr?: number;
}

const WHO = 'ReduceLROnPlateau';
const FACTOR: Expected = { is: value => value >= 0 && value < 1, words: 'below 1, since it lowers the rate' };
const EXPECTED: Readonly<Record<string, Expected>> = {
  factor: FACTOR,
  patience: COUNT,
  cooldown: COUNT,
  minLr: RATE,
  minDelta: NUMBER,
};

class Plateau extends tf.Callback implements CheckpointedCallback, WatchingCallback {
  readonly addsLogs = [LEARNING_RATE];
  readonly #options: ReduceLROnPlateauOptions;
  readonly #monitor: Monitor;
  #wait = 0;
  #cooldown = 0;

  constructor(options: ReduceLROnPlateauOptions) {
    super();
    for (const [name, expected] of Object.entries(EXPECTED)) checkNumber(WHO, options, name, expected);
    this.#options = options;
    this.#monitor = new Monitor(WHO, { minDelta: 1e-4, ...options });
  }

  checkLogs(logs: tf.Logs | undefined): void {
    this.#monitor.begin(this.model);
    if (logs) this.#monitor.check(logs);
  }

  override async onTrainBegin(): Promise<void> {
    this.#monitor.begin(this.model);
    this.#wait = this.#cooldown = 0;
  }

  override async onEpochEnd(_epoch: number, logs?: tf.Logs): Promise<void> {
    logRate(logs, this.model);
    const value = this.#monitor.valueIn(logs, this);
    if (value === undefined) return;
    const { factor = 0.1, patience = 10, cooldown = 0, minLr = 0 } = this.#options;
    const improved = this.#monitor.improved(value);
    if (this.#cooldown > 0) this.#cooldown -= 1;
    this.#wait = improved || this.#cooldown > 0 ? 0 : this.#wait + 1;
    const rate = learningRateOf(this.model.optimizer) ?? 0;
    if (this.#wait < patience || this.#wait === 0 || rate <= minLr) return;
    setLearningRate(this.model.optimizer, Math.max(minLr, rate * factor));
    this.#cooldown = cooldown;
    this.#wait = 0;
  }

  saveState(): CallbackState {
    const { best } = this.#monitor;
    const numbers = { wait: this.#wait, cooldown: this.#cooldown };
    return { numbers: best === undefined ? numbers : { ...numbers, best }, tensors: [] };
  }

  restoreState({ numbers: { best, wait = 0, cooldown = 0 } }: CallbackState): void {
    this.#monitor.best = best;
    this.#wait = wait;
    this.#cooldown = cooldown;
  }
}

/**
 * Lowers the learning rate when a quantity no longer improves. The history has it as `learning_rate`.
 *
 * @throws Error for a factor that would not lower it; else as `EarlyStopping`
 * @example
 * await model.fit(x, y, { validationSplit: 0.2, callbacks: [callbacks.ReduceLROnPlateau({ factor: 0.5, patience: 3 })] });
 */
export function ReduceLROnPlateau(options: ReduceLROnPlateauOptions = {}): Plateau {
  return new Plateau(
    checked('callbacks.ReduceLROnPlateau', options, {
      monitor: true,
      mode: true,
      minDelta: true,
      factor: true,
      patience: true,
      cooldown: true,
      minLr: true,
    }),
  );
}
