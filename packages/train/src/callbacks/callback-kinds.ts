import * as tf from '@tensorflow/tfjs-node';
import { ProgbarLogger } from '@tensorflow/tfjs-node/dist/callbacks';
import type { BatchesCallback } from './batches-callback';
import type { WatchingCallback } from './watching-callback';

type Logs = Record<string, number>;

/** tfjs's callbacks as they are inside: the base class has all methods, `CustomCallback` keeps the user's functions. */
export interface FitCallback extends Partial<BatchesCallback>, WatchingCallback {
  onBatchBegin(batch: number, logs?: Logs): Promise<void>;
  onBatchEnd(batch: number, logs?: Logs): Promise<void>;
  onEpochEnd(epoch: number, logs?: Logs): Promise<void>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly batchBegin?: unknown;
  readonly batchEnd?: unknown;
  readonly epochEnd?: unknown;
  readonly yieldEvery?: 'auto' | 'batch' | 'epoch' | 'never' | number;
  maybeWait?(epoch: number, batch: number, logs: Logs): Promise<void>;
}

/** How a callback takes the batches that ran in one call. */
export type CallbackKind =
  /** It does not look at batches. */
  | 'none'
  /** It takes them all at once (`onBatchesEnd`). */
  | 'many'
  /** It only lets other tasks run from time to time (`yieldEvery`). */
  | 'yields'
  /** tfjs-node's progress bar: shown every batch, after the call. */
  | 'replays'
  /** It wants to act after every single batch. */
  | 'each';

const base = Object.getPrototypeOf(tf.History.prototype) as FitCallback;
const custom = tf.CustomCallback.prototype as unknown as FitCallback;

/** `instanceof` that does not narrow: tfjs's class types hide the members used here. */
export const isA = (value: object, type: abstract new (...args: never[]) => unknown): boolean =>
  value instanceof type;

/** Whether a callback has nothing to do at the end of an epoch. */
export const ignoresEpochs = (callback: FitCallback): boolean =>
  callback.onEpochEnd === base.onEpochEnd ||
  (callback.onEpochEnd === custom.onEpochEnd && callback.epochEnd == null);

export function callbackKind(callback: FitCallback): CallbackKind {
  if (callback.onBatchesEnd) return 'many';
  if (isA(callback, ProgbarLogger)) return 'replays';
  if (isA(callback, tf.CustomCallback) && callback.onBatchEnd === custom.onBatchEnd) {
    if (callback.batchBegin != null || callback.batchEnd != null || callback.yieldEvery === 'batch')
      return 'each';
    return 'yields';
  }
  const ignores = callback.onBatchBegin === base.onBatchBegin && callback.onBatchEnd === base.onBatchEnd;
  return ignores ? 'none' : 'each';
}
