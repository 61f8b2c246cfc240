import type { Dash, ScatterData } from 'plotly.js';
import type { Marker, SeriesStyle } from '@epochlab/views';

/** plotly's names for the markers of the shared palette. */
const SYMBOLS = {
  circle: 'circle',
  square: 'square',
  diamond: 'diamond',
  triangle: 'triangle-up',
  cross: 'cross',
  star: 'star',
} as const;

/** The marker of the shared palette that plotly names `symbol`. */
export const markerNamed = (symbol: unknown): Marker | undefined =>
  (Object.keys(SYMBOLS) as Marker[]).find(marker => SYMBOLS[marker] === symbol);

type Style = Required<Pick<ScatterData, 'line' | 'marker'>>;

/** A style of the shared palette as plotly takes it. */
export function lineStyle({ colour, dash, marker }: SeriesStyle, width = 2): Style {
  return {
    // plotly reads a list of lengths as well as a name; the type only knows the names.
    line: {
      color: colour,
      width,
      dash: (dash === '' ? 'solid' : `${dash.replaceAll(' ', 'px,')}px`) as Dash,
    },
    marker: { color: colour, symbol: SYMBOLS[marker], size: 6 },
  };
}
