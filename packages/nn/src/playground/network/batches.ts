import * as tf from '@tensorflow/tfjs-node';

/** Points of one step: inputs of shape [points, features], labels of shape [points, outputs]. */
export interface Batch {
  readonly x: tf.Tensor2D;
  readonly y: tf.Tensor2D;
}

/**
 * The steps of one epoch over points in fixed order. A remainder that fills no batch is not lost: it goes into the first step of the
 * next epoch, as in TensorFlow Playground, where gradients are summed until a batch is full.
 *
 * @param carried whether an epoch came before, whose remainder is to be taken
 */
export function batchesOf({ x, y }: Batch, batchSize: number, carried: boolean): Batch[] {
  const count = x.shape[0];
  const whole = Math.floor(count / batchSize);
  const rest = count - whole * batchSize;
  return Array.from({ length: whole }, (_, step) => {
    const own = slice({ x, y }, step * batchSize, batchSize);
    return step === 0 && carried && rest > 0 ? joined(slice({ x, y }, count - rest, rest), own) : own;
  });
}

const slice = ({ x, y }: Batch, begin: number, size: number): Batch => ({
  x: tf.slice(x, [begin, 0], [size, -1]),
  y: tf.slice(y, [begin, 0], [size, -1]),
});

function joined(first: Batch, second: Batch): Batch {
  const both = { x: tf.concat([first.x, second.x]), y: tf.concat([first.y, second.y]) };
  disposeBatches([first, second]);
  return both;
}

export const disposeBatches = (batches: readonly Batch[]): void =>
  tf.dispose(batches.map(({ x, y }) => [x, y]));
