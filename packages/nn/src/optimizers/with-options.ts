import type { Optimizer } from '@tensorflow/tfjs-node';

/** An optimizer whose step size may be set at any time, also while training runs. tfjs's types hide it. */
export interface LiveOptimizer extends Optimizer {
  learningRate: number;
}

/** Keras's call: the learning rate by position, or everything by name. */
export interface OptimizerConstructor<O> {
  (learningRate?: number, options?: Omit<O, 'learningRate'>): LiveOptimizer;
  (options: O): LiveOptimizer;
}

/** Lets an optimizer be made as `Adam(0.001)`, `Adam(0.001, { beta1: 0.8 })` or `Adam({ learningRate: 0.001 })`. */
export function withOptions<O extends { readonly learningRate?: number }>(
  create: (options: O) => Optimizer,
): OptimizerConstructor<O> {
  return (first?: number | O, rest?: Omit<O, 'learningRate'>): LiveOptimizer => {
    // `rest` lacks nothing but the learning rate, so both make an O.
    const options = (
      typeof first === 'object' ? first : { ...(first === undefined ? {} : { learningRate: first }), ...rest }
    ) as O;
    const { learningRate } = options;
    if (learningRate !== undefined && !(Number.isFinite(learningRate) && learningRate >= 0)) {
      throw new RangeError(`learningRate must be a finite number >= 0, got ${learningRate}.`);
    }
    return create(options) as LiveOptimizer;
  };
}
