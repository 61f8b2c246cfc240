import * as tf from '@tensorflow/tfjs-node';

/** The part of tfjs's optimizers that counts steps. */
interface Counting {
  iterations_?: number;
  incrementIterations?(): void;
}

/** Runs `use`; says whether the optimizer looked at the number of steps that it has taken, to count them apart. */
export function watchStepCount<T>(
  optimizer: object | undefined,
  use: () => T,
): { result: T; looked: boolean } {
  const counting = optimizer as Counting | undefined;
  const stock = tf.Optimizer.prototype as unknown as Counting;
  if (counting?.incrementIterations !== stock.incrementIterations || !counting)
    return { result: use(), looked: false };
  let looked = false;
  Object.defineProperties(counting, {
    iterations: {
      configurable: true,
      get: () => {
        looked = true;
        return counting.iterations_ ?? 0;
      },
    },
    incrementIterations: {
      configurable: true,
      value: () => (counting.iterations_ = (counting.iterations_ ?? 0) + 1),
    },
  });
  try {
    return { result: use(), looked };
  } finally {
    // The prototype's show again.
    Reflect.deleteProperty(counting, 'iterations');
    Reflect.deleteProperty(counting, 'incrementIterations');
  }
}
