import * as tf from '@tensorflow/tfjs-node';
import { type LossOrMetricFunction, noteState, streamed } from '@epochlab/train/objectives';

/** A metric of which batches give sums, and whose value is that of all sums together. */
export interface SummedMetric {
  /** How many sums, for predictions with so many units in their last axis. */
  size(units: number): number;
  /** The sums of a batch, as a vector. */
  sums(yTrue: tf.Tensor, yPred: tf.Tensor): tf.Tensor;
  /** The value that the sums make, a scalar. */
  value(sums: tf.Tensor): tf.Tensor;
}

/** Keras's streamed metrics: sums over the batches of an epoch, and a value of these. */
export const summed = ({ size, sums, value }: SummedMetric): LossOrMetricFunction =>
  streamed(
    (yTrue, yPred) => {
      const own = sums(yTrue, yPred);
      noteState(() => tf.clone(own) as tf.Tensor1D);
      return value(own);
    },
    {
      merged: {
        size,
        merge: (a, b) => a.map((sum, i) => sum + (b[i] ?? 0)),
        value: state => tf.tidy(() => value(tf.tensor1d([...state])).dataSync()[0] ?? NaN),
      },
    },
  );
