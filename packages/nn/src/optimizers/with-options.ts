import type { Optimizer } from '@tensorflow/tfjs-node';
import { checked, type OptionNames } from '../options/refuse-unknown';
import { clipGradients, type Clipping } from './clipping';

/** An optimizer whose step size may be set at any time, also while training runs. tfjs's types hide it. */
export interface LiveOptimizer extends Optimizer {
  learningRate: number;
}

/** Keras's call: the learning rate by position, or everything by name; how gradients are clipped among it. */
export interface OptimizerConstructor<O> {
  (learningRate?: number, options?: Omit<O, 'learningRate'> & Clipping): LiveOptimizer;
  (options: O & Clipping): LiveOptimizer;
}

const CLIPPING: OptionNames<Clipping> = { clipnorm: true, clipvalue: true, globalClipnorm: true };

/** Lets an optimizer be made as `Adam(0.001)`, `Adam(0.001, { beta1: 0.8 })` or `Adam({ learningRate: 0.001 })`. */
export function withOptions<O extends { readonly learningRate?: number }>(
  name: string,
  names: OptionNames<O>,
  create: (options: O) => Optimizer,
): OptimizerConstructor<O> {
  return (first?: number | (O & Clipping), rest?: Omit<O, 'learningRate'> & Clipping): LiveOptimizer => {
    // `rest` lacks nothing but the learning rate, so both make an O.
    const options = (
      typeof first === 'object' ? first : { ...(first === undefined ? {} : { learningRate: first }), ...rest }
    ) as O & Clipping;
    checked(`optimizers.${name}`, options, { ...names, ...CLIPPING });
    const { learningRate } = options;
    if (learningRate !== undefined && !(Number.isFinite(learningRate) && learningRate >= 0)) {
      throw new RangeError(`learningRate must be a finite number >= 0, got ${learningRate}.`);
    }
    return clipGradients(create(options), options) as LiveOptimizer;
  };
}
