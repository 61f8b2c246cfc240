import type { Optimizer } from '@tensorflow/tfjs-node';
import { optimizers } from '../optimizers';
import { didYouMean } from './nearest-name';

const BY_NAME: Readonly<Record<string, string | (() => Optimizer)>> = {
  adadelta: 'adadelta',
  adagrad: 'adagrad',
  adam: 'adam',
  adamax: 'adamax',
  rmsprop: 'rmsprop',
  sgd: 'sgd',
  momentum: () => optimizers.SGD({ momentum: 0.9 }),
};

/**
 * The value that tfjs's `compile` takes for an optimizer in any spelling ('RMSprop', 'rms_prop').
 *
 * @throws Error for an unknown name, with the names that there are
 */
export function compileOptimizer(optimizer: string | Optimizer): string | Optimizer {
  if (typeof optimizer !== 'string') return optimizer;
  const found = BY_NAME[optimizer.toLowerCase().replaceAll('_', '')];
  if (found === undefined)
    throw new Error(
      `Unknown optimizer '${optimizer}'.${didYouMean(optimizer, Object.keys(BY_NAME))} Expected one of ${Object.keys(BY_NAME).join(', ')}, or optimizers.Adam(0.001) and the like.`,
    );
  return typeof found === 'string' ? found : found();
}
