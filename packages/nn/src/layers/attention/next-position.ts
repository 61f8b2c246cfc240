import type * as tf from '@tensorflow/tfjs-node';

/** Where in a text the position is that is computed next. */
export interface Place {
  /** int32 scalar, from 0 */
  readonly position: tf.Tensor;
  /** bool [1, 1, length, 1]: true at the position */
  readonly here: tf.Tensor;
  /** [1, 1, 1, length]: what is added to scores, so that no later position counts */
  readonly bias: tf.Tensor;
}

/** Output of a layer for one position, and the state that it keeps for those after it. */
export interface Next {
  /** [1, 1, features] */
  readonly output: tf.Tensor;
  readonly cache: readonly tf.Tensor[];
}

/** A layer that can compute a text position by position, from what it keeps of those before. */
export interface StepwiseLayer {
  /** The shapes of what it keeps of a text of up to `length` positions; undefined where a position depends on later ones. */
  cacheShapes(length: number): readonly number[][] | undefined;
  /** @param x the layer's input at the place alone */
  callWithCache(x: tf.Tensor, cache: readonly tf.Tensor[], place: Place): Next;
}
