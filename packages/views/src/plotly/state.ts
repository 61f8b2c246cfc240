/** Any figure of plotly.js: drawn by plotly where the extension is, in its main features elsewhere. */
export interface PlotlyState {
  readonly title: string;
  /** Traces and layout as plotly.js takes them; plain JSON. */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
}
