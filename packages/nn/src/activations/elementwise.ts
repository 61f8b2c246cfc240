import * as tf from '@tensorflow/tfjs-node';
import type { ActivationFunction, Elementwise } from './activation-function';

interface Definition {
  readonly name: string;
  readonly value: (x: number, parameter: number) => number;
  readonly derivative: (x: number, parameter: number) => number;
  /** The same on a tensor, in operations that tfjs can differentiate. */
  readonly tensor: (x: tf.Tensor, parameter: number) => tf.Tensor;
  readonly parameter?: number;
}

/** An activation from its formula, its derivative and its tensor operations. */
export function elementwise<Parameters extends readonly unknown[] = []>(
  definition: Definition,
): ActivationFunction<Parameters> {
  const { name, value, derivative, tensor, parameter = NaN } = definition;
  return Object.assign(lift(value, tensor, parameter), {
    activationName: name,
    derivative: lift(derivative, (x, p) => tf.grad(t => tensor(t, p))(x), parameter),
    // The parameter of a function that has none is never read.
  }) as unknown as ActivationFunction<Parameters>;
}

function lift(
  number: (x: number, parameter: number) => number,
  tensor: (x: tf.Tensor, parameter: number) => tf.Tensor,
  fallback: number,
): Elementwise {
  const apply = (x: number | ArrayLike<number> | tf.Tensor, parameter = fallback): unknown => {
    if (typeof x === 'number') return number(x, parameter);
    if (x instanceof tf.Tensor) return tf.tidy(() => tensor(x.toFloat(), parameter));
    return Array.from(x, v => number(v, parameter));
  };
  return apply as Elementwise;
}
