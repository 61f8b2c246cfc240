import { schemeCategory10 } from 'd3-scale-chromatic';

/** Okabe and Ito's colours, told apart by every kind of colour vision (Okabe, Ito: Color universal design, 2008). */
export const palette = {
  blue: '#0072B2',
  orange: '#E69F00',
  green: '#009E73',
  purple: '#CC79A7',
  sky: '#56B4E9',
  vermilion: '#D55E00',
} as const;

/** How a series is drawn: hue, dash and marker all differ, so that colour is never the only difference. */
export interface SeriesStyle {
  readonly colour: string;
  /** An SVG `stroke-dasharray`; empty for a solid line. */
  readonly dash: string;
  readonly marker: Marker;
}

export type Marker = 'circle' | 'square' | 'diamond' | 'triangle' | 'cross' | 'star';

export const seriesStyles: readonly SeriesStyle[] = [
  { colour: palette.blue, dash: '', marker: 'circle' },
  { colour: palette.orange, dash: '6 4', marker: 'square' },
  { colour: palette.green, dash: '2 3', marker: 'diamond' },
  { colour: palette.purple, dash: '9 3 2 3', marker: 'triangle' },
  { colour: palette.sky, dash: '12 4', marker: 'cross' },
  { colour: palette.vermilion, dash: '4 2 1 2', marker: 'star' },
];

/** Brown, grey, olive and violet: the hues of d3's ten that the palette above lacks, and that stand out from white and from black. */
const more = [5, 7, 8, 4].map(at => schemeCategory10[at] as string);

const hues: readonly string[] = [...seriesStyles.map(({ colour }) => colour), ...more];

/** The style of the series at `index`: ten hues, so that ten classes differ in hue; after them dash and marker have moved on by one. */
export function seriesStyle(index: number): SeriesStyle {
  const round = Math.floor(index / hues.length);
  const { dash, marker } = seriesStyles[((index % hues.length) + round) % seriesStyles.length] as SeriesStyle;
  return { colour: hues[index % hues.length] as string, dash, marker };
}
