/** The data of a precision-recall plot: one curve for each class or model. */
export interface PrCurveState {
  readonly title: string;
  readonly curves: readonly PrCurve[];
}

export interface PrCurve {
  readonly name: string;
  readonly recall: readonly number[];
  readonly precision: readonly number[];
  readonly thresholds?: readonly (number | null)[];
  /** Average precision as scikit-learn defines it; null without positive samples. */
  readonly averagePrecision: number | null;
  /** Share of positive samples: what guessing reaches. */
  readonly prevalence?: number;
}
