/** The data of a reliability diagram: how often predictions of a probability come true. */
export interface CalibrationState {
  readonly title: string;
  readonly curves: readonly CalibrationCurve[];
}

/** One model. Bins without samples are left out; the three lists are equally long. */
export interface CalibrationCurve {
  readonly name: string;
  /** Mean predicted probability of each bin. */
  readonly predicted: readonly number[];
  /** Share of samples of each bin that are positive. */
  readonly observed: readonly number[];
  readonly counts: readonly number[];
  /** Expected calibration error and Brier score, where computed. */
  readonly expectedError?: number;
  readonly brier?: number;
}
