import type { Optimizer } from '@tensorflow/tfjs-node';
import { checked, type OptionNames } from '../options/refuse-unknown';
import { AROUND_UPDATE, aroundUpdate, type AroundUpdate } from './around-update';

/** An optimizer whose step size may be set at any time, also while training runs. tfjs's types hide it. */
export interface LiveOptimizer extends Optimizer {
  learningRate: number;
}

/** Keras's call: the learning rate by position, or everything by name; clipping, weight decay and running means among it. */
export interface OptimizerConstructor<O> {
  (learningRate?: number, options?: Omit<O, 'learningRate'> & AroundUpdate): LiveOptimizer;
  (options: O & AroundUpdate): LiveOptimizer;
}

/**
 * Lets an optimizer be made as `Adam(0.001)`, `Adam(0.001, { beta1: 0.8 })` or `Adam({ learningRate: 0.001 })`.
 *
 * @param defaults of what is done around its update
 */
export function withOptions<O extends { readonly learningRate?: number }>(
  name: string,
  names: OptionNames<O>,
  create: (options: O) => Optimizer,
  defaults: AroundUpdate = {},
): OptimizerConstructor<O> {
  return (
    first?: number | (O & AroundUpdate),
    rest?: Omit<O, 'learningRate'> & AroundUpdate,
  ): LiveOptimizer => {
    // `rest` lacks nothing but the learning rate, so both make an O.
    const options = (
      typeof first === 'object' ? first : { ...(first === undefined ? {} : { learningRate: first }), ...rest }
    ) as O & AroundUpdate;
    checked(`optimizers.${name}`, options, { ...names, ...AROUND_UPDATE });
    const { learningRate } = options;
    if (learningRate !== undefined && !(Number.isFinite(learningRate) && learningRate >= 0)) {
      throw new RangeError(`learningRate must be a finite number >= 0, got ${learningRate}.`);
    }
    return aroundUpdate(create(options), { ...defaults, ...options }) as LiveOptimizer;
  };
}
