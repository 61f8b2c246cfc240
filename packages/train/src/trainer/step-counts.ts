import { drawSeed } from '@epochlab/graph/random';
import type { StepNumbers } from '../loop/single-step';
import type { OptimizerLike } from '../model';
import type { StepKind } from './step-request';

/** The counts of a model's steps: random layers draw by them, and a run goes on where it ended. */
export class StepCounts {
  /** Seeds the draws of layers that have no seed of their own. */
  seed = drawSeed();
  /** Training steps so far: advances the random layers. */
  step = 0;
  /** Batches that ran op by op. */
  readonly opByOp: Record<StepKind, number> = { train: 0, test: 0, predict: 0 };
  /** Batches predicted so far: layers that draw at prediction too (Monte Carlo dropout) draw new numbers for each. */
  private predicted = 0;

  constructor(private readonly optimizer: OptimizerLike | undefined) {}

  /** Batches that have run compiled. */
  get worked(): number {
    return this.step + this.predicted;
  }

  /** The numbers that a step takes besides its batch and the variables. */
  get numbers(): StepNumbers {
    return { learningRate: this.optimizer?.learningRate ?? 0, seed: this.seed, step: this.step };
  }

  /** The numbers for the next `batches` predictions. */
  drawing(batches: number): StepNumbers {
    const step = this.predicted;
    this.predicted += batches;
    return { ...this.numbers, step };
  }

  /** Counts training steps that ran. */
  advance(steps: number): void {
    this.step += steps;
    if (this.optimizer) this.optimizer.iterations_ = (this.optimizer.iterations_ ?? 0) + steps;
  }
}
