/**
 * A run: its curves, phases, times and settings, and an event for each change. It holds numbers and
 * no model.
 */

import { randomUUID } from 'node:crypto';
import type {
  SeriesKey,
  TrainingEvent,
  TrainingMemory,
  TrainingProgress,
  TrainingStatus,
} from '@epochlab/views';
import type { Direction } from '../../compile';
import { Clock } from './clock';
import { Emitter } from './emitter';
import { memoryNow } from './memory';
import { Points } from './points';

export interface RunOptions {
  readonly title: string;
  readonly epochs: number;
  /** Undefined while not known (a dataset without a size). */
  readonly stepsPerEpoch?: number | undefined;
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** Other runs to draw over the same axes. */
  readonly overlaid?: readonly Run[];
}

/** A curve by its metric; curves of one metric that have names share a plot. */
export interface CurveName {
  readonly metric: string;
  readonly name?: string;
}

/** The logs of batches or epochs as curves. The learning rate is among the controls, not among the metrics. */
export function curvesOf<T>(logs: Readonly<Record<string, T>>): [CurveName, T][] {
  const { learning_rate: _, ...metrics } = logs;
  return Object.entries(metrics).map(([metric, value]) => [{ metric }, value]);
}

/** Kind of change: points, status or events were added; or everything (the x axis was rescaled). */
export type RunChange = 'added' | 'everything';

/** A training run: every point that it has made, and where it stands. Knows no display and no model. */
export class Run {
  readonly id = randomUUID();
  readonly title: string;
  readonly settings: Record<string, string | number | boolean>;
  readonly series = new Map<string, { readonly key: SeriesKey; readonly points: Points }>();
  readonly events: TrainingEvent[] = [];
  readonly changed = new Emitter<RunChange>();
  status: TrainingStatus = 'waiting';

  /** Whether less or more of a metric is better, where that is known. */
  readonly better: Record<string, Direction | undefined> = {};
  message: string | undefined;
  learningRate: number | null = null;
  /** Whether the model's layers can be looked into while the run goes on. */
  diagnosable = false;
  #overlaid: readonly Run[];
  readonly #clock = new Clock();
  /** Memory held when the run ended. */
  #lastMemory: TrainingMemory | undefined;
  readonly #notFinite = new Set<string>();
  readonly #epochs: number;
  #stepsPerEpoch: number | undefined;
  /** Steps of an epoch as the x axis has them: a guess that doubles while the size is not known. */
  #scale: number;
  #epoch = 0;
  #step = 0;

  constructor({ title, epochs, stepsPerEpoch, settings = {}, overlaid = [] }: RunOptions) {
    this.title = title;
    this.settings = { ...settings };
    this.#overlaid = overlaid;
    this.#epochs = epochs;
    this.#stepsPerEpoch = stepsPerEpoch;
    this.#scale = stepsPerEpoch ?? 64;
  }

  get progress(): TrainingProgress {
    const steps = this.#stepsPerEpoch ?? null;
    const rate = this.#clock.stepsPerSecond;
    const left = steps === null ? null : steps * (this.#epochs - this.#epoch) + (steps - this.#step);
    return {
      epoch: this.#epoch,
      epochs: this.#epochs,
      step: this.#step,
      stepsPerEpoch: steps,
      // The first steps, which trace and compile, say nothing of those to come.
      stepsPerSecond: this.isOver || this.#clock.isSettled ? rate : null,
      secondsElapsed: this.#clock.secondsElapsed,
      secondsLeft:
        left === null || rate === null || this.isOver || !this.#clock.isSettled
          ? null
          : Math.max(0, left) / rate,
      memory: this.#lastMemory ?? memoryNow(),
    };
  }

  /** Where the run is, in epochs. */
  get x(): number {
    return Math.max(0, this.#epoch - 1) + this.#step / this.#scale;
  }

  /** Other runs that are drawn over the same axes. */
  get overlaid(): readonly Run[] {
    return this.#overlaid;
  }

  set overlaid(runs: readonly Run[]) {
    this.#overlaid = runs;
    this.changed.emit('everything');
  }

  get isOver(): boolean {
    return this.status === 'finished' || this.status === 'stopped' || this.status === 'failed';
  }

  /** Makes room for the curves that will come, so that the view's layout need not change when they do. */
  expect(metrics: readonly string[]): void {
    for (const name of metrics) {
      const key = keyOf(name);
      if (key.set === 'training') this.#points({ ...key, per: 'batch' });
      this.#points(key);
    }
  }

  /** Starts the clock. */
  begin(): void {
    this.#clock.start();
    this.changed.emit('added');
  }

  /** @param epoch counted from 0 */
  beginEpoch(epoch: number): void {
    this.#epoch = epoch + 1;
    this.#step = 0;
    if (this.status === 'waiting') this.status = 'running';
  }

  /** Adds the values of the batches `first` to `first + count - 1` of this epoch. */
  addSteps(first: number, count: number, logs: Iterable<readonly [CurveName, ArrayLike<number>]>): void {
    if (first + count > this.#scale) this.#rescale(Math.max(first + count, this.#scale * 2));
    const start = Math.max(0, this.#epoch - 1);
    for (const [curve, values] of logs) {
      const points = this.#points({ ...curve, set: 'training', per: 'batch' });
      for (let i = 0; i < count; i++) {
        const y = values[i] ?? NaN;
        points.push(start + (first + i + 1) / this.#scale, y);
        if (!Number.isFinite(y)) this.#noteNotFinite(curve.name ?? curve.metric, first + i + 1, y);
      }
    }
    this.#step = first + count;
    this.#clock.count(count);
    this.changed.emit('added');
  }

  /** Adds what an epoch came to; metrics that begin with `val_` are validation. */
  addEpoch(logs: Iterable<readonly [CurveName, number]>): void {
    if (this.#stepsPerEpoch === undefined && this.#step > 0) {
      this.#stepsPerEpoch = this.#step;
      if (this.#step !== this.#scale) this.#rescale(this.#step);
    }
    for (const [{ metric, ...name }, y] of logs) {
      const key = { ...keyOf(metric), ...name };
      this.#points(key).push(this.x, y);
      if (!Number.isFinite(y) && key.set === 'validation') this.#noteNotFinite(metric, this.#step, y);
    }
    this.changed.emit('added');
  }

  note(kind: TrainingEvent['kind'], text: string): void {
    this.events.push({ kind, x: this.x, text });
    this.changed.emit('added');
  }

  /** The event that a run that goes on waits for, if any. */
  say(message: string | undefined): void {
    if (this.isOver) return;
    this.message = message;
    this.changed.emit('added');
  }

  setStatus(status: TrainingStatus, message?: string): void {
    if (this.isOver) return;
    this.status = status;
    this.message = message;
    if (this.isOver) this.#lastMemory = memoryNow();
    this.#clock.setRunning(status === 'running' || status === 'stopping' || status === 'waiting');
    this.changed.emit('added');
  }

  #points(key: SeriesKey): Points {
    const name = JSON.stringify([key.metric, key.set, key.per, key.name]);
    let series = this.series.get(name);
    if (!series) this.series.set(name, (series = { key, points: new Points() }));
    return series.points;
  }

  #noteNotFinite(metric: string, step: number, value: number): void {
    if (this.#notFinite.has(metric)) return;
    this.#notFinite.add(metric);
    const what = Number.isNaN(value) ? 'NaN' : 'infinite';
    const rate = this.learningRate === null ? '' : ` (now ${this.learningRate})`;
    const text = `${metric} is ${what} since epoch ${this.#epoch}, step ${step}: lower the learning rate${rate} or check the inputs for NaN`;
    this.events.push({ kind: 'notFinite', x: Math.max(0, this.#epoch - 1) + step / this.#scale, text });
  }

  /** Only batch points of an unfinished epoch have fractions to move. */
  #rescale(scale: number): void {
    const factor = this.#scale / scale;
    const epoch = Math.max(0, this.#epoch - 1);
    for (const { key, points } of this.series.values()) {
      if (key.per === 'batch') points.rescale(x => (x <= epoch ? x : epoch + (x - epoch) * factor));
    }
    this.#scale = scale;
    this.changed.emit('everything');
  }
}

/** The epoch curve that a name in tfjs's logs stands for. */
function keyOf(name: string): SeriesKey {
  const validation = name.startsWith('val_');
  return {
    metric: validation ? name.slice(4) : name,
    set: validation ? 'validation' : 'training',
    per: 'epoch',
  };
}
