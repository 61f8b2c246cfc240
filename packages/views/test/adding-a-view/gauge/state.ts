/** The data of a gauge: one value between two ends. */
export interface GaugeState {
  readonly title: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}
