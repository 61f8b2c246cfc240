import * as tf from '@tensorflow/tfjs-node';

/** Data as people have it: a tensor, a typed array, or (nested) arrays of numbers. */
export type TensorInput = tf.Tensor | tf.TensorLike;

/** The tensor itself, or a new tensor of the values. */
export function toTensor(values: TensorInput, dtype?: tf.DataType): tf.Tensor {
  return values instanceof tf.Tensor ? values : tf.tensor(values, undefined, dtype);
}

/** As `toTensor`, in float32. */
export function toFloat(values: TensorInput): tf.Tensor {
  return tf.cast(toTensor(values), 'float32');
}
