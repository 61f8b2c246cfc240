/** A playground's run, epoch by epoch; entry 0 is before the first epoch. */
export interface PlaygroundHistory {
  readonly epoch: number[];
  /** Mean loss over all training points after the epoch. */
  readonly loss: number[];
  /** Mean loss over all test points after the epoch. */
  readonly testLoss: number[];
  /** Share of the training points that are taken for their class; empty for a regression. */
  readonly accuracy: number[];
  readonly testAccuracy: number[];
  /** Seconds of training, pauses left out. */
  readonly seconds: number[];
}

export const emptyHistory = (): PlaygroundHistory => ({
  epoch: [],
  loss: [],
  testLoss: [],
  accuracy: [],
  testAccuracy: [],
  seconds: [],
});
