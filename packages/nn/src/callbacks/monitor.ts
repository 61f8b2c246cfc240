import { numbersOf } from '../live/numbers-of';
import type { Logs } from '@tensorflow/tfjs-node';

export interface MonitorOptions {
  /** The quantity to watch: 'val_loss' unless given. 'val_accuracy' and 'val_acc' are the same. */
  readonly monitor?: string;
  /** Whether less or more is better; from the name unless given (more for accuracies). */
  readonly mode?: 'auto' | 'min' | 'max';
  /** The least change that counts as an improvement; 0 unless given. */
  readonly minDelta?: number;
}

/** Watches one quantity and says when it improves. */
export class Monitor {
  readonly name: string;
  readonly #more: boolean;
  readonly #minDelta: number;
  best: number;

  constructor({ monitor = 'val_loss', mode = 'auto', minDelta = 0 }: MonitorOptions, baseline?: number) {
    this.name = monitor;
    this.#more = mode === 'auto' ? /acc|auc|precision|recall|f1/i.test(monitor) : mode === 'max';
    this.#minDelta = Math.abs(minDelta);
    this.best = baseline ?? (this.#more ? -Infinity : Infinity);
  }

  /** True when this epoch's value is the best so far, and remembers it. */
  improved(value: number): boolean {
    const better = this.#more ? value - this.#minDelta > this.best : value + this.#minDelta < this.best;
    if (better) this.best = value;
    return better;
  }

  /**
   * The value in an epoch's logs.
   *
   * @throws Error when the quantity is not there, with those that are
   */
  valueIn(logs: Logs | undefined, who: string): number {
    const values = numbersOf(logs);
    const value = values[this.name] ?? values[this.name.replace(/accuracy$/, 'acc')];
    if (value !== undefined) return value;
    const hint = this.name.startsWith('val_') ? ' Give fit a validationSplit or validationData.' : '';
    throw new Error(
      `${who} watches '${this.name}', which this fit does not report. It reports ${Object.keys(values).join(', ')}.${hint}`,
    );
  }
}
