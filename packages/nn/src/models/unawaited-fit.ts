import { AsyncLocalStorage } from 'node:async_hooks';
import type * as tf from '@tensorflow/tfjs-node';

/** How far the `fit` of a model is that the running code has begun. */
type Progress = 'before fit has trained anything' | 'while fit still trains it';

const running = new Map<tf.LayersModel, Progress>();
const told = new WeakSet<tf.LayersModel>();
/** The models whose `fit` called the running code: a callback may ask the model. */
const within = new AsyncLocalStorage<readonly tf.LayersModel[]>();

/** Notes that a `fit` runs. Nothing is trained before the code that called it awaits something. */
export function begin<T>(model: tf.LayersModel, fit: () => Promise<T>): Promise<T> {
  const run = within.run([...(within.getStore() ?? []), model], fit);
  running.set(model, 'before fit has trained anything');
  queueMicrotask(() => running.has(model) && running.set(model, 'while fit still trains it'));
  const end = () => void running.delete(model);
  // The first to know that it is over: whoever awaits `fit` finds the model at rest.
  run.then(end, end);
  return run;
}

/** Says once of a model that it is asked before its `fit` is over: `await` was forgotten, or the fit of an earlier cell goes on. */
export function warnOfUntrained(model: tf.LayersModel, method: string): void {
  const progress = running.get(model);
  if (!progress || told.has(model) || within.getStore()?.includes(model)) return;
  told.add(model);
  console.warn(
    `${method} of model "${model.name}" runs ${progress}: write \`await\` before the call of fit.`,
  );
}
