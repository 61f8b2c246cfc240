/** What a confusion matrix draws: rows are true classes, columns predicted ones. */
export interface ConfusionMatrixState {
  readonly title: string;
  readonly labels: readonly string[];
  /** counts[true][predicted] */
  readonly counts: readonly (readonly number[])[];
}
