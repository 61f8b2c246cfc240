import * as tf from '@tensorflow/tfjs-node';

/** Points of one step: inputs of shape [points, features], labels of shape [points, outputs]. */
export interface Batch {
  readonly x: tf.Tensor2D;
  readonly y: tf.Tensor2D;
}

/** `size` points from a row on, as tensors that the caller disposes. */
export const batchAt = ({ x, y }: Batch, row: number, size: number): Batch => ({
  x: tf.slice(x, [row, 0], [size, -1]),
  y: tf.slice(y, [row, 0], [size, -1]),
});

/**
 * The first step of each epoch but the first, where points remain that fill no batch: they are not lost but go into that step, as in TensorFlow Playground,
 * where gradients are summed until a batch is full. Nothing where the batches come out even, and where there is no whole batch.
 */
export function carriedBatch(data: Batch, batchSize: number): Batch | undefined {
  const count = data.x.shape[0];
  const rest = count % batchSize;
  if (rest === 0 || count < batchSize) return undefined;
  const [first, second] = [batchAt(data, count - rest, rest), batchAt(data, 0, batchSize)];
  const both = { x: tf.concat([first.x, second.x]), y: tf.concat([first.y, second.y]) };
  disposeBatches([first, second]);
  return both;
}

export const disposeBatches = (batches: readonly Batch[]): void =>
  tf.dispose(batches.map(({ x, y }) => [x, y]));
