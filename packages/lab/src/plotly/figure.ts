import type { Data, Layout } from 'plotly.js';

/** What plotly draws, without the look that all plots share. */
export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}
