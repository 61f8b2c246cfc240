import type { Optimizer } from '@tensorflow/tfjs-node';

/** tfjs's types hide it. */
interface HasLearningRate {
  learningRate: number;
  setLearningRate?(value: number): void;
}

/**
 * The learning rate of an optimizer, or null when it has none (a class of one's own).
 *
 * @example
 * optimizers.learningRateOf(model.optimizer);
 */
export function learningRateOf(optimizer: Optimizer): number | null {
  const { learningRate } = optimizer as unknown as Partial<HasLearningRate>;
  return typeof learningRate === 'number' ? learningRate : null;
}

/**
 * Sets the learning rate from the next step on. SGD and momentum keep it in a tensor of their own, so that assigning
 * `learningRate` alone would do nothing.
 *
 * @throws RangeError for a value that is not a finite number >= 0
 * @example
 * optimizers.setLearningRate(model.optimizer, 1e-4);
 */
export function setLearningRate(optimizer: Optimizer, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) {
    throw new RangeError(`The learning rate must be a finite number >= 0, got ${value}.`);
  }
  const target = optimizer as Optimizer & HasLearningRate;
  if (target.setLearningRate) target.setLearningRate(value);
  else target.learningRate = value;
}
