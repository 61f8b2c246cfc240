import * as tf from '@tensorflow/tfjs-node';
import type { OptimizerLike } from '../model';

interface Counting extends OptimizerLike {
  incrementIterations(): void;
}

/** Optimizers, and how many steps each of them has taken. */
export type StepsTaken = ReadonlyMap<OptimizerLike, number>;

export function countSteps(steps: StepsTaken, sign: 1 | -1): void {
  for (const [optimizer, count] of steps) optimizer.iterations_ = (optimizer.iterations_ ?? 0) + sign * count;
}

/** The optimizers that take steps while `use` runs; their counts are as before afterwards. */
export function optimizersIn<T>(use: () => T): { readonly result: T; readonly steps: StepsTaken } {
  // tfjs's optimizers tell their class of each step that they take.
  const prototype = tf.Optimizer.prototype as unknown as Counting;
  const stock = prototype.incrementIterations;
  const steps = new Map<OptimizerLike, number>();
  prototype.incrementIterations = function incrementIterations() {
    steps.set(this, (steps.get(this) ?? 0) + 1);
    stock.call(this);
  };
  try {
    return { result: use(), steps };
  } finally {
    prototype.incrementIterations = stock;
    countSteps(steps, -1);
  }
}
