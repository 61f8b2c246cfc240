import type { Optimizer } from '@tensorflow/tfjs-node';
import { optimizers } from '../optimizers';
import { didYouMean } from '@epochlab/train/names';

const BY_NAME: Readonly<Record<string, string | (() => Optimizer)>> = {
  adadelta: 'adadelta',
  adagrad: 'adagrad',
  adam: 'adam',
  adamax: 'adamax',
  adamw: () => optimizers.AdamW(),
  ftrl: () => optimizers.Ftrl(),
  lion: () => optimizers.Lion(),
  nadam: () => optimizers.Nadam(),
  rmsprop: 'rmsprop',
  sgd: 'sgd',
  momentum: () => optimizers.SGD({ momentum: 0.9 }),
};

/** Optimizers whose names mean one learning rate to tfjs and another to Keras. */
const RATES: Readonly<Record<string, { readonly tfjs: number; readonly keras: string }>> = {
  adadelta: { tfjs: 1, keras: 'optimizers.Adadelta()' },
  adagrad: { tfjs: 0.01, keras: 'optimizers.Adagrad()' },
  adamax: { tfjs: 0.002, keras: 'optimizers.Adamax()' },
};

const told = new Set<string>();

function tellRate(name: string): void {
  const rate = RATES[name];
  if (!rate || told.has(name)) return;
  told.add(name);
  console.warn(
    `compile({ optimizer: '${name}' }) has tfjs's learning rate, ${rate.tfjs}. For Keras's, 0.001, give ${rate.keras}.`,
  );
}

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
  if (typeof found !== 'string') return found();
  tellRate(found);
  return found;
}
