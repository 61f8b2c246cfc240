/**
 * A run and who watches it. `run/` keeps every point, `view/` sends each front end as many as it
 * can draw and takes its controls, `output/` is the cell of the notebook or the terminal. This
 * callback feeds a run from `fit`, `loop-view.ts` from a loop of the user's own.
 */

import * as tf from '@tensorflow/tfjs-node';
import { notebookHost } from '@epochlab/views';
import { learningRateOf, setLearningRate } from '../optimizers/learning-rate';
import { forgetPlannedStop, plannedStop } from '../callbacks/planned-stop';
import { directionOf } from '../compile';
import type { BatchesCallback, WatchingCallback } from '@epochlab/train/callbacks';
import { showNaNInView } from '@epochlab/train/run';
import type { Diagnosis } from './view/diagnosis';
import { numbersOf } from './run/numbers-of';
import { curvesOf, Run } from './run/run';
import { runsNamed } from './view/run-view';
import { RunSession } from './run-session';

type Settings = Readonly<Record<string, string | number | boolean>>;

export interface LiveOptions {
  /** The run's name in the view's title and where runs are compared; the model's name unless given. */
  readonly name?: string;
  /** Earlier runs to draw over the same axes, by name; true for all of this session. */
  readonly compare?: readonly string[] | true;
  /** Waits before the first step until Step or Resume is pressed. */
  readonly startPaused?: boolean;
  /** More settings to show with the run. */
  readonly settings?: Settings;
}

interface FitParams {
  readonly epochs?: number;
  readonly samples?: number | null;
  readonly steps?: number | null;
  readonly batchSize?: number | null;
  readonly metrics?: readonly string[];
}

/** Follows a `fit` in a live view that can pause, step and stop it and set its learning rate. */
export class LiveCallback extends tf.Callback implements BatchesCallback, WatchingCallback {
  readonly addsLogs = [];
  readonly #options: LiveOptions & { readonly show: boolean };
  #session: RunSession | undefined;
  #title: string | undefined;
  #settings: Settings = {};
  #diagnosis: Diagnosis | undefined;

  constructor(options: LiveOptions & { readonly show: boolean }) {
    super();
    this.#options = options;
  }

  get maxBatches(): number | undefined {
    return this.#session?.controls.maxSteps;
  }

  get interrupt(): AbortSignal | undefined {
    return this.#session?.interrupt;
  }

  /** Words of the view about the coming run. */
  describe(title: string, settings: Settings): void {
    this.#title = title;
    this.#settings = settings;
  }

  /** How the view may look into the layers while the run goes on. */
  diagnoseWith(diagnosis: Diagnosis): void {
    this.#diagnosis = diagnosis;
  }

  fail(error: unknown): void {
    this.#session?.fail(error);
  }

  override async onTrainBegin(): Promise<void> {
    forgetPlannedStop(this.model);
    showNaNInView(this.model, this.#options.show && notebookHost() !== undefined);
    const { epochs = 1, samples, steps, batchSize, metrics = [] } = this.params as FitParams;
    const stepsPerEpoch = steps ?? (samples && batchSize ? Math.ceil(samples / batchSize) : undefined);
    const { optimizer } = this.model;
    const learningRate = learningRateOf(optimizer);
    const run = new Run({
      title: this.#options.name ?? this.#title ?? this.model.name,
      epochs,
      stepsPerEpoch,
      settings: { ...this.#settings, ...this.#options.settings },
      overlaid: runsNamed(this.#options.compare),
    });
    run.learningRate = learningRate;
    run.expect(metrics);
    for (const name of metrics) run.better[name] = directionOf(this.model, name);
    this.#session = new RunSession(run, {
      show: this.#options.show,
      diagnosis: this.#diagnosis,
      setLearningRate: learningRate === null ? undefined : value => setLearningRate(optimizer, value),
      onStop: () => (this.model.stopTraining = true),
    });
    run.begin();
    if (!this.#options.startPaused) return;
    this.#session.controls.pause();
    await this.#session.afterSteps();
  }

  override async onEpochBegin(epoch: number): Promise<void> {
    this.#session?.run.beginEpoch(epoch);
  }

  override async onBatchEnd(batch: number, logs?: tf.Logs): Promise<void> {
    const { batch: _batch, size: _size, ...values } = numbersOf(logs);
    await this.onBatchesEnd(
      batch,
      1,
      mapValues(values, v => Float32Array.of(v)),
    );
  }

  async onBatchesEnd(
    first: number,
    count: number,
    logs: Readonly<Record<string, ArrayLike<number>>>,
  ): Promise<void> {
    this.#session?.run.addSteps(first, count, curvesOf(logs));
    await this.#continue();
  }

  onWait(what: string, work: Promise<unknown>): void {
    const run = this.#session?.run;
    if (!run) return;
    run.say(what);
    const ended = (): void => run.say(undefined);
    work.then(ended, ended);
  }

  override async onEpochEnd(_epoch: number, logs?: tf.Logs): Promise<void> {
    this.#session?.run.addEpoch(curvesOf(numbersOf(logs)));
    this.#session?.update();
  }

  override async onTrainEnd(): Promise<void> {
    showNaNInView(this.model, false);
    if (!this.#endedEarly()) return this.#session?.finish();
    const planned = plannedStop(this.model);
    if (planned === undefined) this.#session?.finish('stopped by a callback');
    else this.#session?.finishAsPlanned(planned);
  }

  /** Whether `model.stopTraining` (EarlyStopping, a callback of the user's) ended the run before its last step. */
  #endedEarly(): boolean {
    if (!this.#session || !this.model.stopTraining) return false;
    const { epoch, epochs, step, stepsPerEpoch } = this.#session.run.progress;
    return epoch < epochs || (stepsPerEpoch !== null && step < stepsPerEpoch);
  }

  async #continue(): Promise<void> {
    this.#followLearningRate();
    await this.#session?.afterSteps();
    // tfjs forgets a stop that comes before the first step.
    if (this.#session?.controls.stopRequested) this.model.stopTraining = true;
  }

  /** A schedule or a callback may have changed it. */
  #followLearningRate(): void {
    const run = this.#session?.run;
    const now = learningRateOf(this.model.optimizer);
    if (run && now !== null) run.learningRate = now;
  }
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
