import {
  normalized,
  orderOf,
  reordered,
  type ConfusionMatrixState,
  type MatrixOrder,
  type Normalization,
} from '@epochlab/views';

/** A matrix as it is shown. */
export interface Arranged {
  readonly labels: readonly string[];
  /** Meaning of the colours and numbers: counts or shares. */
  readonly values: readonly (readonly number[])[];
  readonly normalize: Normalization;
  /** Position to index of the class. */
  readonly order: readonly number[];
}

type Matrix = Pick<ConfusionMatrixState, 'labels' | 'counts'>;

export function arrange({ labels, counts }: Matrix, normalize: Normalization, sort: MatrixOrder): Arranged {
  const order = orderOf(counts, sort);
  const matrix = reordered({ labels, counts: normalized(counts, normalize) }, order);
  return { labels: matrix.labels, values: matrix.counts, normalize, order };
}
