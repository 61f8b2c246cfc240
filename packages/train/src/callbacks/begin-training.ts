import * as tf from '@tensorflow/tfjs-node';
import { ProgbarLogger } from '@tensorflow/tfjs-node/dist/callbacks';
import { otherNames } from '../objectives/short-names';
import { type FitCallback, ignoresEpochs, isA } from './callback-kinds';
import type { CallbackList } from './callback-list';
import type { TrainableModel } from '../model';

/** tfjs's history as it is inside. */
export type TrainingHistory = tf.History & {
  epoch: number[];
  history: Record<string, number[]>;
  syncData(): Promise<void>;
};

/** How the logs of a training's epochs are made. */
export interface Beginning {
  readonly history: TrainingHistory;
  /** The other names by which the logs of an epoch can be read. */
  readonly otherNames: PropertyDescriptorMap;
}

/** Hands a training to its callbacks, which refuse before anything has happened what they could not do later. */
export async function beginTraining(model: TrainableModel, callbacks: CallbackList): Promise<Beginning> {
  const list = callbacks.callbacks;
  const history = list.at(-1) as unknown as TrainingHistory;
  const metrics = (list.at(-1)?.params?.['metrics'] ?? []) as readonly string[];
  const others = otherNames(metrics, model.outputNames);
  callbacks.setModel(model);
  model.history = history;
  // The first is tfjs's logger, which has nothing to log.
  checkLogs(
    list.slice(1),
    Object.defineProperties(Object.fromEntries(metrics.map(name => [name, NaN])), others),
  );
  // A stop that is set as the training begins leaves it one batch, as in Keras.
  model.stopTraining_ = false;
  await callbacks.onTrainBegin();
  Object.defineProperties(history.history, others);
  return { history, otherNames: others };
}

/** Lets each callback look at the logs of an epoch as they will come to it, as far as that is known. */
function checkLogs(callbacks: readonly FitCallback[], logs: Record<string, number>): void {
  let known: Record<string, number> | undefined = logs;
  for (const callback of callbacks) {
    callback.checkLogs?.(known);
    const added = addedLogs(callback);
    if (!added) known = undefined;
    else for (const name of added) logs[name] = NaN;
  }
}

/** The names that a callback adds to the logs of an epoch; undefined if it is not known which. */
function addedLogs(callback: FitCallback): readonly string[] | undefined {
  if (callback.addsLogs) return callback.addsLogs;
  const tfjs = isA(callback, tf.EarlyStopping) || isA(callback, ProgbarLogger) || isA(callback, tf.History);
  return tfjs || ignoresEpochs(callback) ? [] : undefined;
}
