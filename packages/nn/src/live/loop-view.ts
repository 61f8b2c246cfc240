import * as tf from '@tensorflow/tfjs-node';
import type { Optimizer } from '@tensorflow/tfjs-node';
import { learningRateOf, setLearningRate } from '../optimizers/learning-rate';
import { Run, type RunOptions } from './run';
import { Session } from './session';

export interface LoopOptions {
  readonly epochs?: number;
  /** Undefined while not known. */
  readonly stepsPerEpoch?: number;
  /** The optimizer whose learning rate the view may set. */
  readonly optimizer?: Optimizer;
  readonly settings?: RunOptions['settings'];
}

type Values = Readonly<Record<string, number | tf.Scalar | tf.Tensor>>;

/** The live view of a training loop of one's own, with the same controls as `fit` has. */
export class LoopView {
  readonly #session: Session;
  readonly #optimizer: Optimizer | undefined;
  #epoch = 0;
  #step = 0;

  constructor(title: string, { epochs = 1, stepsPerEpoch, optimizer, settings = {} }: LoopOptions = {}) {
    const run = new Run({ title, epochs, stepsPerEpoch, settings });
    run.learningRate = optimizer ? learningRateOf(optimizer) : null;
    this.#optimizer = optimizer;
    this.#session = new Session(run, {
      show: true,
      setLearningRate:
        optimizer && run.learningRate !== null ? value => setLearningRate(optimizer, value) : undefined,
    });
    run.begin();
    run.beginEpoch(0);
  }

  /** True once Stop was pressed or the cell interrupted. */
  get stopped(): boolean {
    return this.#session.controls.stopRequested;
  }

  /**
   * Adds the values of one step (numbers or scalars, which are read and left alone), waits while the run is paused.
   *
   * @returns false when the loop should end
   */
  async step(values: Values): Promise<boolean> {
    const logs = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [number(value)]]));
    this.#session.run.addSteps(this.#step, 1, logs);
    this.#step += 1;
    if (this.#optimizer) this.#session.run.learningRate = learningRateOf(this.#optimizer);
    await this.#session.afterSteps();
    return !this.stopped;
  }

  /** Ends an epoch with what it came to; names that begin with `val_` are validation. */
  epoch(values: Values = {}): void {
    this.#session.run.addEpoch(
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, number(value)])),
    );
    this.#session.update();
    this.#epoch += 1;
    this.#step = 0;
    this.#session.run.beginEpoch(this.#epoch);
  }

  finish(): void {
    this.#session.finish();
  }

  fail(error: unknown): void {
    this.#session.fail(error);
  }
}

function number(value: number | tf.Tensor): number {
  return typeof value === 'number' ? value : (value.dataSync()[0] ?? NaN);
}
