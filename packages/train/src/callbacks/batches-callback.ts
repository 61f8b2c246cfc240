/**
 * A callback that can take many batches at once. The compiled trainer runs several steps in one TensorFlow call;
 * an ordinary `onBatchEnd` forces it back to single steps, a callback with this method does not.
 * When `onBatchesEnd` exists, the compiled trainer calls it in place of `onBatchBegin` and `onBatchEnd`; stock tfjs training calls
 * the ordinary methods, so a callback of this kind implements both.
 */
export interface BatchesCallback {
  /**
   * @param first index of the first batch within the epoch
   * @param logs for each name (`loss`, metrics) the values of the batches `first` to `first + count - 1`
   *
   * Training goes on when the promise resolves: a pause is a promise that takes its time. Setting
   * `model.stopTraining` or the optimizer's learning rate here takes effect on the next batch.
   */
  onBatchesEnd(
    first: number,
    count: number,
    logs: Readonly<Record<string, Float32Array>>,
  ): void | Promise<void>;
  /** Training waits for `work` before its next call; `what` says what that is, in words. */
  onWait?(what: string, work: Promise<unknown>): void;
  /** At most this many batches in the next call (1 = step by step); undefined leaves it to the trainer (about 0.1 s worth). */
  readonly maxBatches?: number | undefined;
  /** Aborted when the user interrupts the training, which then ends as soon as it can. */
  readonly interrupt?: AbortSignal | undefined;
}
