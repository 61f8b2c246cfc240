import type * as tf from '@tensorflow/tfjs-node';

/** Models whose `fit` the running code has begun and not yet given way to. */
const begun = new WeakSet<tf.LayersModel>();
const told = new WeakSet<tf.LayersModel>();

/** Notes that a `fit` has begun. Nothing is trained before the code that called it awaits something. */
export function begin<T>(model: tf.LayersModel, run: Promise<T>): Promise<T> {
  begun.add(model);
  queueMicrotask(() => begun.delete(model));
  return run;
}

/** Says once of a model that it is asked before its `fit` has trained anything: `await` was forgotten. */
export function warnOfUntrained(model: tf.LayersModel, method: string): void {
  if (!begun.has(model) || told.has(model)) return;
  told.add(model);
  console.warn(
    `${method} of model "${model.name}" runs before fit has trained anything: write \`await\` before the call of fit.`,
  );
}
