import * as tf from '@tensorflow/tfjs-node';

/** A list of numbers: an array, a typed array or a tensor. */
export type Numbers = ArrayLike<number> | tf.Tensor;

export function numbersOf(values: Numbers): number[] {
  return Array.from(values instanceof tf.Tensor ? values.dataSync() : values);
}

/** Values that are not finite become gaps. */
export function gaps(values: Numbers): (number | null)[] {
  return numbersOf(values).map(value => (Number.isFinite(value) ? value : null));
}
