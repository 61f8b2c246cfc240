import * as tf from '@tensorflow/tfjs-node';
import type { Optimizer } from '@tensorflow/tfjs-node';
import { loopDiagnosis, type LoopLayers } from '../explain/loop-diagnosis';
import { learningRateOf, setLearningRate } from '../optimizers/learning-rate';
import { Run, type CurveName, type RunOptions } from './run/run';
import { RunSession } from './run-session';

export interface LoopOptions {
  readonly epochs?: number;
  /** Undefined while not known. */
  readonly stepsPerEpoch?: number;
  /** The optimizer whose learning rate the view may set. */
  readonly optimizer?: Optimizer;
  /** The layers whose gradients and dead units the view may ask for. */
  readonly layers?: LoopLayers;
  readonly settings?: RunOptions['settings'];
}

type Value = number | tf.Tensor;

/** A value for each metric, or several named ones that share its plot: `{ loss: { generator, discriminator } }`. */
export type LoopValues = Readonly<Record<string, Value | Readonly<Record<string, Value>>>>;

/** The live view of a training loop of one's own, with the same controls as `fit` has. */
export class LoopView {
  readonly #session: RunSession;
  readonly #optimizer: Optimizer | undefined;
  #epoch = 0;
  #step = 0;

  constructor(
    title: string,
    { epochs = 1, stepsPerEpoch, optimizer, layers, settings = {} }: LoopOptions = {},
    show = true,
  ) {
    const run = new Run({ title, epochs, stepsPerEpoch, settings });
    run.learningRate = optimizer ? learningRateOf(optimizer) : null;
    this.#optimizer = optimizer;
    this.#session = new RunSession(run, {
      show,
      diagnosis: layers && loopDiagnosis(layers),
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
  async step(values: LoopValues): Promise<boolean> {
    this.#session.run.addSteps(
      this.#step,
      1,
      curves(values).map(([curve, value]) => [curve, [value]]),
    );
    this.#step += 1;
    if (this.#optimizer) this.#session.run.learningRate = learningRateOf(this.#optimizer);
    await this.#session.afterSteps();
    return !this.stopped;
  }

  /** Ends an epoch with what it came to; names that begin with `val_` are validation. */
  epoch(values: LoopValues = {}): void {
    this.#session.run.addEpoch(curves(values));
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

function curves(values: LoopValues): [CurveName, number][] {
  return Object.entries(values).flatMap(([metric, value]): [CurveName, number][] =>
    typeof value === 'number' || value instanceof tf.Tensor
      ? [[{ metric }, number(value)]]
      : Object.entries(value).map(([name, one]): [CurveName, number] => [{ metric, name }, number(one)]),
  );
}

function number(value: number | tf.Tensor): number {
  return typeof value === 'number' ? value : (value.dataSync()[0] ?? NaN);
}
