import type { NamedTensor } from '@tensorflow/tfjs-core/dist/tensor_types';
import * as tf from '@tensorflow/tfjs-node';
import type { Slot } from './slot';

/** Fields that tfjs's types keep private. */
interface Optimizer {
  iterations_: number;
  saveIterations(): Promise<NamedTensor>;
  extractIterations(weights: NamedTensor[]): Promise<NamedTensor[]>;
  getClassName(): string;
  getWeights(): Promise<NamedTensor[]>;
  setWeights(weights: NamedTensor[]): Promise<void>;
}

interface Adamax extends Optimizer {
  readonly beta1: number;
  readonly iteration: tf.Variable;
  readonly accBeta1: tf.Variable;
  accumulatedFirstMoment: Slot[];
  accumulatedWeightedInfNorm: Slot[];
}

const named = ({ originalName, variable }: Slot): NamedTensor => ({ name: originalName, tensor: variable });

const slot = ({ name, tensor }: NamedTensor): Slot => ({
  originalName: name,
  variable: tensor.variable(false),
});

/** tfjs has neither for Adamax. They are as those of its Adam. */
const adamax = {
  async getWeights(this: Adamax): Promise<NamedTensor[]> {
    const slots = [...this.accumulatedFirstMoment, ...this.accumulatedWeightedInfNorm];
    return [await this.saveIterations(), ...slots.map(named)];
  },
  async setWeights(this: Adamax, weights: NamedTensor[]): Promise<void> {
    const slots = (await this.extractIterations(weights)).map(slot);
    tf.tidy(() => {
      this.iteration.assign(tf.scalar(this.iterations_));
      // beta1 to the power of the next step, multiplied up step by step.
      this.accBeta1.assign(tf.pow(this.beta1, this.iterations_ + 1));
    });
    this.accumulatedFirstMoment = slots.slice(0, slots.length / 2);
    this.accumulatedWeightedInfNorm = slots.slice(slots.length / 2);
  },
};

/** An optimizer that does not say what it remembers is saved without its memory, and says so: the model is not lost. */
const other = {
  async getWeights(this: Optimizer): Promise<NamedTensor[]> {
    console.warn(
      `The optimizer ${this.getClassName()} has no getWeights: the model is saved without what its optimizer remembers.`,
    );
    return [await this.saveIterations()];
  },
  async setWeights(this: Optimizer, weights: NamedTensor[]): Promise<void> {
    await this.extractIterations(weights);
  },
};

/** Lets a model be saved together with any optimizer. */
export function saveEveryOptimizer(): void {
  Object.assign(tf.AdamaxOptimizer.prototype, adamax);
  Object.assign(tf.Optimizer.prototype, other);
}
