import * as tf from '@tensorflow/tfjs-node';

/** State that a callback carries from epoch to epoch. */
export interface CallbackState {
  readonly numbers: Readonly<Record<string, number>>;
  readonly tensors: readonly tf.Tensor[];
}

/**
 * A callback whose memory decides how training goes on (how long a quantity has not improved). With it in the checkpoint a
 * resumed run stops where the uninterrupted one would have.
 */
export interface CheckpointedCallback {
  /** The tensors stay the callback's own. */
  saveState(): CallbackState;
  /** Called after `onTrainBegin`, with what `saveState` gave; the tensors are the caller's. */
  restoreState(state: CallbackState): void;
}

/** State of tfjs's own EarlyStopping (tfjs-layers 4.22, callbacks.ts). */
interface TfjsEarlyStopping {
  best: number;
  wait: number;
  stoppedEpoch: number;
  readonly model: { stopTraining: boolean };
}

const adapted = (callback: TfjsEarlyStopping): CheckpointedCallback => ({
  saveState: () => {
    const { best, wait, stoppedEpoch } = callback;
    return { numbers: { best, wait, stoppedEpoch }, tensors: [] };
  },
  restoreState: ({ numbers }) => {
    Object.assign(callback, numbers);
    if (callback.stoppedEpoch > 0) callback.model.stopTraining = true;
  },
});

const isCheckpointed = (callback: object): callback is CheckpointedCallback =>
  'saveState' in callback && 'restoreState' in callback;

const memoryOf = (callback: object): CheckpointedCallback | undefined => {
  if (isCheckpointed(callback)) return callback;
  return callback instanceof tf.EarlyStopping ? adapted(callback as unknown as TfjsEarlyStopping) : undefined;
};

/** The callbacks that have a memory, by class and by their place among those of the class. */
export function checkpointed(callbacks: readonly object[]): Map<string, CheckpointedCallback> {
  const found = new Map<string, CheckpointedCallback>();
  for (const callback of callbacks) {
    const memory = memoryOf(callback);
    const { name } = callback.constructor;
    const place = [...found.keys()].filter(key => key.startsWith(`${name}.`)).length;
    if (memory) found.set(`${name}.${place}`, memory);
  }
  return found;
}
