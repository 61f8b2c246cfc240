import type * as tf from '@tensorflow/tfjs-node';
import type { Examples } from './split';

/** Description that every data set gives of itself. */
export interface Provenance {
  readonly name: string;
  /** Meaning of one example, and the question about it. */
  readonly description: string;
  /** Where the data come from. */
  readonly source: string;
  readonly licence: string;
}

/** Typed tensors, split once and for all by a seed. */
export interface Dataset<X extends tf.Tensor, Y extends tf.Tensor> extends Provenance {
  readonly train: Examples<X, Y>;
  readonly test: Examples<X, Y>;
}

/** A data set whose targets are classes: `y` holds the index of a label. */
export interface Classification<X extends tf.Tensor> extends Dataset<X, tf.Tensor1D> {
  readonly labels: readonly string[];
}

/** A table: one row per example, one column per feature. */
export interface Tabular {
  readonly features: readonly string[];
}
