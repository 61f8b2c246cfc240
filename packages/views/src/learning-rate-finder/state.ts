/** The data of a learning-rate finder: the loss as the learning rate grows with every batch (Smith, 2015, arXiv:1506.01186). */
export interface LearningRateFinderState {
  readonly title: string;
  readonly learningRates: readonly number[];
  readonly losses: readonly (number | null)[];
  readonly smoothed: readonly (number | null)[];
  /** The rate to start with, and why; null when the loss never fell. */
  readonly suggestion: number | null;
  readonly reason: string;
}
