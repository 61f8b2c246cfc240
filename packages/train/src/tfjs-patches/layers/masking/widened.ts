import * as tf from '@tensorflow/tfjs-node';

/** A mask [batch, steps] as one of `rank` dimensions, the further ones of size 1. */
export const widened = (mask: tf.Tensor, rank: number): tf.Tensor =>
  tf.cast(tf.reshape(mask, [...mask.shape, ...Array<number>(rank - mask.rank).fill(1)]), 'bool');

/** A mask as one of the tensor's own shape. */
export const spread = (mask: tf.Tensor, like: tf.Tensor): tf.Tensor =>
  tf.logicalOr(widened(mask, like.rank), tf.zerosLike(like).cast('bool'));
