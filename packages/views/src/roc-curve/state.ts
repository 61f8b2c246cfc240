/** The data of a receiver operating characteristic: one curve for each class or model. */
export interface RocCurveState {
  readonly title: string;
  readonly curves: readonly RocCurve[];
}

export interface RocCurve {
  readonly name: string;
  /** Both ascend from 0 to 1. */
  readonly falsePositiveRate: readonly number[];
  readonly truePositiveRate: readonly number[];
  /** The score from which on a sample counts as positive at each point; null for the first, where none does. */
  readonly thresholds?: readonly (number | null)[];
  /** Area under the curve; null when there is only one class of samples. */
  readonly auc: number | null;
}
