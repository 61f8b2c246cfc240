import * as tf from '@tensorflow/tfjs-node';
import type { Kwargs } from './inputs';

/**
 * The padding mask of one input, [batch, steps], false where there is only padding: what its tensor carries, or what tfjs hands over with
 * the call (one mask for each input, or that of the first input alone). A mask of another shape belongs to another tensor.
 */
export function paddingMask(
  inputs: readonly tf.Tensor[],
  index: number,
  kwargs: Kwargs = {},
): tf.Tensor | undefined {
  const x = inputs[index];
  const handed = kwargs['mask'] as tf.Tensor | readonly (tf.Tensor | null)[] | null | undefined;
  const perInput = handed instanceof tf.Tensor ? [handed] : (handed ?? []);
  const mask = x?.kerasMask ?? perInput[index];
  return mask && x && fits(mask, x) ? mask : undefined;
}

const fits = (mask: tf.Tensor, x: tf.Tensor): boolean =>
  mask.rank === 2 && mask.shape[0] === x.shape[0] && mask.shape[1] === x.shape[1];

/** The positions that every mask lets through. */
export function allOf(masks: readonly (tf.Tensor | undefined)[]): tf.Tensor | undefined {
  const given = masks.flatMap(mask => (mask ? [tf.cast(mask, 'bool')] : []));
  return given.length === 0 ? undefined : given.reduce((a, b) => tf.logicalAnd(a, b));
}
