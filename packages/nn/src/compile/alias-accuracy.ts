import type { History } from '@tensorflow/tfjs-node';

/**
 * tfjs reports accuracy as `acc` and `val_acc`, Keras as `accuracy` and `val_accuracy`: the history answers to both (Keras's are
 * not listed, so that loops over the history see each curve once).
 */
export function aliasAccuracy(history: History): History {
  for (const prefix of ['', 'val_']) {
    const values = history.history[`${prefix}acc`];
    if (values !== undefined && !(`${prefix}accuracy` in history.history)) {
      Object.defineProperty(history.history, `${prefix}accuracy`, {
        value: values,
        enumerable: false,
        configurable: true,
      });
    }
  }
  return history;
}
