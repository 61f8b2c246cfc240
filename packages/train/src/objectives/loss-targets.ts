import type * as tf from '@tensorflow/tfjs-node';

type Shape = readonly (number | null)[];

/** Targets of a loss that compares something else than value with value. */
export interface LossTargets {
  /** The targets that it takes, in words for a message. */
  readonly words: string;
  /** Their shape for an output of shape `output`; null is any size. */
  shape(output: Shape): Shape;
  /** Why there can be no loss of these targets, in words, with the row. */
  problem(targets: tf.Tensor, output: Shape): string | undefined;
}
