import * as tf from '@tensorflow/tfjs-node';
import { saveModel } from '../models/load-model';
import { numbersOf } from '../live/numbers-of';
import type { CallbackState, CheckpointedCallback } from '../train/checkpointed-callback';
import { Monitor, type MonitorOptions } from './monitor';

export interface ModelCheckpointOptions extends MonitorOptions {
  /** Saves only when the monitored quantity is the best so far. */
  readonly saveBestOnly?: boolean;
}

class Checkpoint extends tf.Callback implements CheckpointedCallback {
  readonly #folder: string;
  readonly #options: ModelCheckpointOptions;
  #monitor: Monitor;

  constructor(folder: string, options: ModelCheckpointOptions) {
    super();
    this.#folder = folder;
    this.#options = options;
    this.#monitor = new Monitor(options);
  }

  override async onTrainBegin(): Promise<void> {
    this.#monitor = new Monitor(this.#options);
  }

  override async onEpochEnd(epoch: number, logs?: tf.Logs): Promise<void> {
    const skip =
      this.#options.saveBestOnly && !this.#monitor.improved(this.#monitor.valueIn(logs, 'ModelCheckpoint'));
    if (!skip) await saveModel(this.model, named(this.#folder, { epoch: epoch + 1, ...numbersOf(logs) }));
  }

  saveState(): CallbackState {
    return { numbers: { best: this.#monitor.best }, tensors: [] };
  }

  restoreState({ numbers: { best } }: CallbackState): void {
    if (best !== undefined) this.#monitor.best = best;
  }
}

/** Saves the model into a folder after each epoch: `ModelCheckpoint('runs/{epoch}-{val_loss}', { saveBestOnly: true })`. */
export function ModelCheckpoint(folder: string, options: ModelCheckpointOptions = {}): Checkpoint {
  return new Checkpoint(folder, options);
}

/** `{epoch}` and `{val_loss}` in a folder name are replaced by their values. */
function named(folder: string, values: Readonly<Record<string, number>>): string {
  return folder.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : Number.isInteger(value) ? String(value) : value.toFixed(4);
  });
}
