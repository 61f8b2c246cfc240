import * as tf from '@tensorflow/tfjs-node';
import type { WatchingCallback } from '@epochlab/train/callbacks';
import type { CallbackState, CheckpointedCallback } from '@epochlab/train/checkpoint';
import { checkNumber, COUNT, NUMBER } from './check-number';
import { KeptWeights } from './kept-weights';
import { checked } from '../options/refuse-unknown';
import { noBetter, stopAsPlanned } from './planned-stop';
import { Monitor, type MonitorOptions } from './monitor';

export interface EarlyStoppingOptions extends MonitorOptions {
  /** Epochs without improvement after which training stops; 0 unless given. */
  readonly patience?: number;
  /** The value that has to be beaten within `patience` epochs; the best epoch is the best with or without it. */
  readonly baseline?: number;
  /** Goes back to the weights of the best epoch at the end. */
  readonly restoreBestWeights?: boolean;
  /** Epochs before which nothing is watched; 0 unless given. */
  readonly startFromEpoch?: number;
}

const WHO = 'EarlyStopping';

class EarlyStoppingCallback extends tf.Callback implements CheckpointedCallback, WatchingCallback {
  readonly addsLogs = [];
  readonly #options: EarlyStoppingOptions;
  readonly #kept = new KeptWeights();
  readonly #monitor: Monitor;
  #wait = 0;
  /** The epoch (from 0) at which training was stopped, or undefined. */
  stoppedEpoch: number | undefined;

  constructor(options: EarlyStoppingOptions) {
    super();
    for (const name of ['patience', 'startFromEpoch']) checkNumber(WHO, options, name, COUNT);
    for (const name of ['baseline', 'minDelta']) checkNumber(WHO, options, name, NUMBER);
    this.#options = options;
    this.#monitor = new Monitor(WHO, options);
  }

  checkLogs(logs: tf.Logs | undefined): void {
    this.#monitor.begin(this.model);
    if (logs) this.#monitor.check(logs);
  }

  override async onTrainBegin(): Promise<void> {
    this.#monitor.begin(this.model);
    this.#kept.dispose();
    this.#wait = 0;
    this.stoppedEpoch = undefined;
  }

  override async onEpochEnd(epoch: number, logs?: tf.Logs): Promise<void> {
    const { patience = 0, baseline, restoreBestWeights = false, startFromEpoch = 0 } = this.#options;
    const value = this.#monitor.valueIn(logs, this);
    if (value === undefined || epoch < startFromEpoch) return;
    this.#wait += 1;
    if (this.#monitor.improved(value)) {
      if (restoreBestWeights) this.#kept.keep(this.model);
      if (baseline === undefined || this.#monitor.beats(value, baseline)) this.#wait = 0;
    } else if (this.#wait >= patience) {
      this.stoppedEpoch = epoch;
      stopAsPlanned(this.model, noBetter(this.#monitor.name, this.#wait));
    }
  }

  saveState(): CallbackState {
    const { best } = this.#monitor;
    const numbers = { wait: this.#wait, stoppedEpoch: this.stoppedEpoch ?? -1 };
    return { numbers: best === undefined ? numbers : { ...numbers, best }, tensors: this.#kept.tensors };
  }

  restoreState({ numbers: { best, wait = 0, stoppedEpoch = -1 }, tensors }: CallbackState): void {
    this.#monitor.best = best;
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

/**
 * Stops when a quantity no longer improves: `EarlyStopping({ monitor: 'val_loss', patience: 3, restoreBestWeights: true })`.
 *
 * @throws Error for options that make no sense, and from `fit`, before it trains, for a quantity that it will not report or of
 * which it is not known whether more or less is better (give `mode`)
 * @example
 * await model.fit(x, y, { validationSplit: 0.2, callbacks: [callbacks.EarlyStopping({ patience: 3 })] });
 */
export function EarlyStopping(options: EarlyStoppingOptions = {}): EarlyStoppingCallback {
  return new EarlyStoppingCallback(
    checked('callbacks.EarlyStopping', options, {
      monitor: true,
      mode: true,
      minDelta: true,
      patience: true,
      baseline: true,
      restoreBestWeights: true,
      startFromEpoch: true,
    }),
  );
}
