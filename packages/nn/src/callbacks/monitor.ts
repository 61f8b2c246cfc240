import type { LayersModel, Logs } from '@tensorflow/tfjs-node';
import { otherNames } from '@epochlab/train/objectives';
import { type Direction, directionOf } from '../compile';

export interface MonitorOptions {
  /** The quantity to watch: 'val_loss' unless given. tfjs's 'val_acc' is Keras's 'val_accuracy'. */
  readonly monitor?: string;
  /** Whether less or more is better: 'min' or 'max'. Unless given the metric says it; a function of one's own cannot. */
  readonly mode?: 'auto' | 'min' | 'max';
  /** The least change that counts as an improvement; 0 unless given. */
  readonly minDelta?: number;
}

/** A part of a model that tfjs's types do not tell. */
interface Outputs {
  readonly outputNames: readonly string[];
}

/** The part of a training that a callback knows. */
interface Watching {
  readonly model: LayersModel;
  readonly params?: Readonly<Record<string, unknown>> | null;
}

const MODES: readonly unknown[] = ['auto', 'min', 'max'];

/** Watches one quantity and says when it improves. */
export class Monitor {
  readonly name: string;
  readonly #who: string;
  readonly #mode: 'auto' | Direction;
  readonly #minDelta: number;
  #direction: Direction | undefined;
  /** The best value so far; undefined before the first. */
  best: number | undefined;

  /** @param who the callback that watches, for what its errors say */
  constructor(who: string, { monitor = 'val_loss', mode = 'auto', minDelta = 0 }: MonitorOptions) {
    if (!MODES.includes(mode))
      throw new Error(`${who}({ mode }) is 'min', 'max' or 'auto', got ${JSON.stringify(mode)}.`);
    this.name = monitor;
    this.#who = who;
    this.#mode = mode;
    this.#minDelta = Math.abs(minDelta);
  }

  /**
   * Forgets what it has seen, and finds out which way the quantity of this model goes.
   *
   * @throws Error where neither the metric nor `mode` says it
   */
  begin(model: LayersModel): void {
    this.best = undefined;
    this.#direction = this.#mode === 'auto' ? directionOf(model, this.name) : this.#mode;
    if (this.#direction !== undefined) return;
    throw new Error(
      `${this.#who} watches '${this.name}', of which it does not know whether more or less is better. Say so: mode: 'max' if it should grow, mode: 'min' if it should fall.`,
    );
  }

  /** True when this epoch's value is the best so far, or the first, and remembers it. */
  improved(value: number): boolean {
    const better = this.best === undefined || this.beats(value, this.best);
    if (better) this.best = value;
    return better;
  }

  beats(value: number, other: number): boolean {
    return this.#direction === 'max' ? value - this.#minDelta > other : value + this.#minDelta < other;
  }

  /** @throws Error when logs do not have the quantity, with what they have */
  check(logs: Logs = {}): void {
    if (this.name in logs) return;
    const hint = this.name.startsWith('val_') ? ' Give fit a validationSplit or validationData.' : '';
    throw new Error(
      `${this.#who} watches '${this.name}', which this fit does not report. It reports ${Object.keys(logs).join(', ')}.${hint}`,
    );
  }

  /**
   * The value in an epoch's logs; undefined where the epoch has none: an interrupt cut it short, or it is not one of those that are validated.
   *
   * @throws Error when the quantity is not there in any epoch
   */
  valueIn(logs: Logs | undefined, { model, params }: Watching): number | undefined {
    const reported = (params?.['metrics'] ?? []) as readonly string[];
    const others = otherNames(reported, (model as unknown as Outputs).outputNames);
    const isReported = reported.includes(this.name) || this.name in others;
    if (!model.stopTraining && !isReported) this.check(logs);
    return logs?.[this.name];
  }
}
