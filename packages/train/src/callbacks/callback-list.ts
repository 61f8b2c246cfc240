/**
 * Callbacks of a training: which kind each is (`callback-kinds.ts`), so that one that looks at no
 * batch does not make calls short.
 */

import * as tf from '@tensorflow/tfjs-node';
import type { FitCallback } from './callback-kinds';

/** tfjs's list of callbacks: its averaging logger first, the history last. */
export interface CallbackList {
  readonly callbacks: FitCallback[];
  setModel(model: unknown): void;
  setParams(params: Readonly<Record<string, unknown>>): void;
  onTrainBegin(): Promise<void>;
  onTrainEnd(): Promise<void>;
  onEpochBegin(epoch: number): Promise<void>;
  onEpochEnd(epoch: number, logs: Record<string, number>): Promise<void>;
}

class Captured extends Error {
  constructor(readonly list: CallbackList) {
    super('captured');
  }
}

/**
 * The list of callbacks that tfjs's own training loop would use. tfjs keeps its registry of callbacks (the progress bar)
 * private, so its loop is started and left again where it hands the model to the list, before anything has happened.
 */
export async function callbackList(startStockLoop: () => Promise<unknown>): Promise<CallbackList> {
  const prototype = tf.CallbackList.prototype as unknown as CallbackList;
  const stock = prototype.setModel;
  prototype.setModel = function capture(this: CallbackList) {
    throw new Captured(this);
  };
  const started = startStockLoop();
  prototype.setModel = stock;
  const failure: unknown = await started.then(
    () => undefined,
    error => error,
  );
  if (failure instanceof Captured) return failure.list;
  throw failure instanceof Error ? failure : new Error('The training loop of tfjs ended before it began.');
}
