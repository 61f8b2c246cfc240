import type { Tensor } from '@tensorflow/tfjs-node';

/** A function of a number, of each number of an array, or of each element of a tensor (which keeps its gradient). */
export interface Elementwise<Parameters extends readonly unknown[] = []> {
  (x: number, ...parameters: Parameters): number;
  (x: ArrayLike<number>, ...parameters: Parameters): number[];
  <T extends Tensor>(x: T, ...parameters: Parameters): T;
}

/** An activation function. It may be given to a layer: `layers.Dense(8, { activation: activations.gelu })`. */
export interface ActivationFunction<
  Parameters extends readonly unknown[] = [],
> extends Elementwise<Parameters> {
  /** The name by which tfjs's layers know it. */
  readonly activationName: string;
  /** Its slope at x. */
  readonly derivative: Elementwise<Parameters>;
}
