import * as tf from '@tensorflow/tfjs-node';
import { max, sum } from 'd3-array';

/** An activation of a whole vector: each result depends on every element. */
export interface VectorActivation {
  (x: ArrayLike<number>): number[];
  /** Along the last axis. */
  <T extends tf.Tensor>(x: T): T;
  readonly activationName: string;
}

/** exp(x) / sum exp(x): positive numbers that add up to 1. */
export const softmax: VectorActivation = vector(
  'softmax',
  x => tf.softmax(x.toFloat()),
  exps => {
    const total = sum(exps);
    return exps.map(e => e / total);
  },
);

/** log(softmax(x)). */
export const logSoftmax: VectorActivation = vector(
  'logSoftmax',
  x => tf.logSoftmax(x.toFloat()),
  exps => {
    const total = sum(exps);
    return exps.map(e => Math.log(e / total));
  },
);

function vector(
  activationName: string,
  tensor: (x: tf.Tensor) => tf.Tensor,
  fromExponentials: (exps: number[]) => number[],
): VectorActivation {
  const apply = (x: ArrayLike<number> | tf.Tensor): unknown => {
    if (x instanceof tf.Tensor) return tensor(x);
    const values = Array.from(x);
    const greatest = max(values) ?? 0;
    return fromExponentials(values.map(v => Math.exp(v - greatest)));
  };
  return Object.assign(apply as VectorActivation, { activationName });
}
