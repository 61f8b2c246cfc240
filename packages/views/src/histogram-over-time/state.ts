/** The data of a histogram over time: how weights, gradients or activations are spread at each of several moments. */
export interface HistogramOverTimeState {
  readonly title: string;
  /** Name of the counted values, such as `weight of dense_1`. */
  readonly measure: string;
  readonly timeLabel: string;
  /** In order of time. */
  readonly moments: readonly HistogramMoment[];
}

export interface HistogramMoment {
  readonly time: number;
  /** One more edge than counts, ascending. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Values that are NaN or infinite, and so in no bin. */
  readonly notFinite?: number;
}
