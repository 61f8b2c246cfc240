import * as tf from '@tensorflow/tfjs-node';
import { saveModel } from '../models/load-model';
import type { WatchingCallback } from '@epochlab/train/callbacks';
import type { CallbackState, CheckpointedCallback } from '@epochlab/train/checkpoint';
import { FormattedName } from './formatted-name';
import { checked } from '../options/refuse-unknown';
import { Monitor, type MonitorOptions } from './monitor';

export interface ModelCheckpointOptions extends MonitorOptions {
  /** Saves only when the monitored quantity is the best so far. */
  readonly saveBestOnly?: boolean;
}

const WHO = 'ModelCheckpoint';

class Checkpoint extends tf.Callback implements CheckpointedCallback, WatchingCallback {
  readonly addsLogs = [];
  readonly #folder: FormattedName;
  /** The event that decides, where it is not saved after each epoch. */
  readonly #monitor: Monitor | undefined;

  constructor(folder: string, options: ModelCheckpointOptions) {
    super();
    this.#folder = new FormattedName(folder);
    const monitor = new Monitor(WHO, options);
    this.#monitor = options.saveBestOnly ? monitor : undefined;
  }

  checkLogs(logs: tf.Logs | undefined): void {
    this.#monitor?.begin(this.model);
    if (!logs) return;
    this.#monitor?.check(logs);
    const unknown = this.#unknownIn(logs);
    if (unknown !== undefined) throw new Error(noSuchField(this.#folder, unknown, logs));
  }

  override async onTrainBegin(): Promise<void> {
    this.#monitor?.begin(this.model);
  }

  override async onEpochEnd(epoch: number, logs: tf.Logs = {}): Promise<void> {
    const value = this.#monitor?.valueIn(logs, this);
    // Nothing to compare where the epoch was not validated.
    if (this.#monitor && value === undefined) return;
    if (!this.#mayName(epoch, logs) || (value !== undefined && !this.#monitor?.improved(value))) return;
    // Read one by one: logs answer to names that they do not list.
    const values = this.#folder.fields.map(name => [name, name === 'epoch' ? epoch + 1 : logs[name]]);
    const folder = this.#folder.filled(Object.fromEntries(values) as Record<string, number>);
    await saveModel(this.model, folder);
  }

  saveState(): CallbackState {
    const best = this.#monitor?.best;
    return { numbers: best === undefined ? {} : { best }, tensors: [] };
  }

  restoreState({ numbers: { best } }: CallbackState): void {
    if (this.#monitor) this.#monitor.best = best;
  }

  #unknownIn(logs: tf.Logs): string | undefined {
    return this.#folder.fields.find(name => name !== 'epoch' && !(name in logs));
  }

  /** Whether the logs have what the name needs: an interrupt may have cut the validation short. */
  #mayName(epoch: number, logs: tf.Logs): boolean {
    const unknown = this.#unknownIn(logs);
    if (unknown === undefined) return true;
    if (!this.model.stopTraining) throw new Error(noSuchField(this.#folder, unknown, logs));
    console.warn(
      `${WHO} did not save epoch ${epoch + 1}: the training was stopped before it had '${unknown}', which its folder '${this.#folder.text}' names.`,
    );
    return false;
  }
}

function noSuchField({ text }: FormattedName, name: string, logs: tf.Logs): string {
  const hint = name.startsWith('val_') ? ' Give fit a validationSplit or validationData.' : '';
  return `${WHO}: the folder '${text}' names '${name}', which this fit does not report. It reports epoch, ${Object.keys(logs).join(', ')}.${hint}`;
}

/**
 * Saves the model into a folder after each epoch: `ModelCheckpoint('runs/{epoch:02d}-{val_loss:.2f}', { saveBestOnly: true })`.
 *
 * @param folder may name `epoch` (from 1) and whatever the logs of an epoch have, in Python's notation (`:03d`, `:.2f`, `:.1e`, `:.3g`);
 * folders above it are made
 * @throws Error for a format that is none, and from `fit`, before it trains, for a quantity that it will not report
 * @example
 * await model.fit(x, y, { validationSplit: 0.2, callbacks: [callbacks.ModelCheckpoint('best', { monitor: 'val_loss', saveBestOnly: true })] });
 */
export function ModelCheckpoint(folder: string, options: ModelCheckpointOptions = {}): Checkpoint {
  return new Checkpoint(
    folder,
    checked('callbacks.ModelCheckpoint', options, {
      monitor: true,
      mode: true,
      minDelta: true,
      saveBestOnly: true,
    }),
  );
}
