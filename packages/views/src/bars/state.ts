/** The data of a bar chart: for each category one bar of each series. */
export interface BarsState {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly categories: readonly string[];
  /** `values` has one number for each category. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}
