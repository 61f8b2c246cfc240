import * as tf from '@tensorflow/tfjs-node';
import { numbersOf } from '../live/run/numbers-of';
import type { BatchesCallback } from '@epochlab/train/callbacks';

class Terminate extends tf.Callback implements BatchesCallback {
  override async onBatchEnd(batch: number, logs?: tf.Logs): Promise<void> {
    await this.onBatchesEnd(batch, 1, { loss: Float32Array.of(numbersOf(logs)['loss'] ?? 0) });
  }

  async onBatchesEnd(
    _first: number,
    _count: number,
    { loss }: Readonly<Record<string, ArrayLike<number>>>,
  ): Promise<void> {
    if (loss && !Array.from(loss).every(Number.isFinite)) this.model.stopTraining = true;
  }
}

/**
 * Stops as soon as the loss is NaN or infinite.
 *
 * @example
 * await model.fit(x, y, { epochs: 10, callbacks: [callbacks.TerminateOnNaN()] });
 */
export function TerminateOnNaN(): Terminate {
  return new Terminate();
}
