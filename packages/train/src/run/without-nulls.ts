import type * as tf from '@tensorflow/tfjs-node';
import type { StepFunction } from '../model';

/** A step over the tensors that are there, for tfjs's function that wants `null` for absent sample weights. */
export function withoutNulls(
  f: StepFunction,
  ins: readonly (tf.Tensor | null | undefined)[],
): { fn: StepFunction; data: tf.Tensor[] } {
  const data = ins.filter((tensor): tensor is tf.Tensor => tensor != null);
  const fn: StepFunction = batch => {
    let next = 0;
    return f(ins.map(tensor => (tensor == null ? null : batch[next++])) as tf.Tensor[]);
  };
  return { fn, data };
}
