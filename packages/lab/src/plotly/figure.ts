import type { Axes } from '@epochlab/views';
import type { Data, Layout } from 'plotly.js';

/** A figure as plotly draws it, without the look that all plots share. */
export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  /** The axes whose ticks follow what is shown of them. */
  readonly axes?: Axes;
}
