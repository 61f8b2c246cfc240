import * as tf from '@tensorflow/tfjs-node';
import type { BaseCallback } from '@tensorflow/tfjs-layers/dist/base_callbacks';
import type { CustomCallbackArgs } from '@tensorflow/tfjs-node';

/** An instance of a callback class; its other methods are left out here so that those of plain objects get their parameter types. */
export interface CallbackInstance {
  setParams(params: Readonly<Record<string, unknown>>): void;
}

/** One callback: an instance, or an object with `onEpochEnd` and the like. */
export type CallbackLike = CallbackInstance | CustomCallbackArgs;

type YieldEvery = NonNullable<tf.ModelFitArgs['yieldEvery']>;

/**
 * The callbacks of a `fit` as instances, whatever the mixture and order (tfjs itself takes a mixture for what its first
 * element is, tensorflow/tfjs#1792). Plain objects do not yield on their own: the live callback does.
 */
export function callbackList(
  callbacks: CallbackLike | readonly CallbackLike[] | undefined,
  yieldEvery?: YieldEvery,
): BaseCallback[] {
  if (callbacks === undefined || callbacks === null) return [];
  return (Array.isArray(callbacks) ? callbacks : [callbacks]).map((callback: CallbackLike) => {
    if (isInstance(callback)) return callback;
    const functions = callback as CustomCallbackArgs;
    return new tf.CustomCallback(functions, functions.onYield ? yieldEvery : (yieldEvery ?? 'never'));
  });
}

/** tfjs does not export the base class: every instance has `setParams`, no plain object has. */
function isInstance(callback: CallbackLike): callback is CallbackInstance & BaseCallback {
  return typeof (callback as Partial<BaseCallback>).setParams === 'function';
}
