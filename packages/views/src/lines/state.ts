/** The data of a line plot: activation functions, losses, anything of y over x. */
export interface LinesState {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xScale?: 'linear' | 'log';
  readonly yScale?: 'linear' | 'log';
  /** How points are joined; `'points'` draws markers alone. */
  readonly form?: 'lines' | 'points' | 'linesAndPoints';
  readonly series: readonly NamedCurve[];
  /** How many points there were, where fewer are kept. */
  readonly total?: number;
}

/** One curve. x ascends where points are joined; null in y is a gap. */
export interface NamedCurve {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}
