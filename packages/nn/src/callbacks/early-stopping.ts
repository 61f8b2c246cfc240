import * as tf from '@tensorflow/tfjs-node';
import type { CallbackState, CheckpointedCallback } from '../train/checkpointed-callback';
import { KeptWeights } from './kept-weights';
import { Monitor, type MonitorOptions } from './monitor';

export interface EarlyStoppingOptions extends MonitorOptions {
  /** Epochs without improvement after which training stops; 0 unless given. */
  readonly patience?: number;
  /** The value that the first epoch must beat. */
  readonly baseline?: number;
  /** Goes back to the weights of the best epoch at the end. */
  readonly restoreBestWeights?: boolean;
  /** Epochs before which nothing is watched; 0 unless given. */
  readonly startFromEpoch?: number;
}

class EarlyStoppingCallback extends tf.Callback implements CheckpointedCallback {
  readonly #options: EarlyStoppingOptions;
  readonly #kept = new KeptWeights();
  #monitor: Monitor;
  #wait = 0;
  /** The epoch (from 0) at which training was stopped, or undefined. */
  stoppedEpoch: number | undefined;

  constructor(options: EarlyStoppingOptions) {
    super();
    this.#options = options;
    this.#monitor = new Monitor(options, options.baseline);
  }

  override async onTrainBegin(): Promise<void> {
    this.#monitor = new Monitor(this.#options, this.#options.baseline);
    this.#wait = 0;
    this.stoppedEpoch = undefined;
  }

  override async onEpochEnd(epoch: number, logs?: tf.Logs): Promise<void> {
    if (this.model.stopTraining) return;
    const { patience = 0, restoreBestWeights = false, startFromEpoch = 0 } = this.#options;
    if (epoch < startFromEpoch) return;
    if (this.#monitor.improved(this.#monitor.valueIn(logs, 'EarlyStopping'))) {
      this.#wait = 0;
      if (restoreBestWeights) this.#kept.keep(this.model);
      return;
    }
    this.#wait += 1;
    if (this.#wait < Math.max(patience, 1)) return;
    this.stoppedEpoch = epoch;
    this.model.stopTraining = true;
  }

  saveState(): CallbackState {
    const numbers = { best: this.#monitor.best, wait: this.#wait, stoppedEpoch: this.stoppedEpoch ?? -1 };
    return { numbers, tensors: this.#kept.tensors };
  }

  restoreState({ numbers: { best, wait = 0, stoppedEpoch = -1 }, tensors }: CallbackState): void {
    if (best !== undefined) this.#monitor.best = best;
    this.#wait = wait;
    this.#kept.take(tensors);
    if (stoppedEpoch < 0) return;
    this.stoppedEpoch = stoppedEpoch;
    this.model.stopTraining = true;
  }

  override async onTrainEnd(): Promise<void> {
    this.#kept.restore(this.model);
    this.#kept.dispose();
  }
}

/** Stops when a quantity no longer improves: `EarlyStopping({ monitor: 'val_loss', patience: 3, restoreBestWeights: true })`. */
export function EarlyStopping(options: EarlyStoppingOptions = {}): EarlyStoppingCallback {
  return new EarlyStoppingCallback(options);
}
