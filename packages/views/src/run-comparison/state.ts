/** The data of a comparison of runs: a row for each run. */
export interface RunComparisonState {
  readonly title: string;
  readonly runs: readonly ComparedRun[];
  /** Which direction is better, for each metric that has a better one. */
  readonly better: Readonly<Record<string, 'lower' | 'higher'>>;
}

export interface ComparedRun {
  readonly name: string;
  readonly status: string;
  readonly seconds: number | null;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** The final value of each metric; null where it is not finite. */
  readonly metrics: Readonly<Record<string, number | null>>;
  /** A curve to sketch: validation loss where there is one. */
  readonly curve?: readonly (number | null)[];
}
