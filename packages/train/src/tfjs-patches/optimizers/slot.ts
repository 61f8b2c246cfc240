import type * as tf from '@tensorflow/tfjs-node';

/** A slot of an optimizer as tfjs keeps it: the variable that holds, say, the momentum of one weight. */
export interface Slot {
  readonly originalName: string;
  readonly variable: tf.Variable;
}
