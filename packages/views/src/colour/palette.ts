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

/** The style of the series at `index`; after the sixth the hues repeat, with the dash and marker moved on by one. */
export function seriesStyle(index: number): SeriesStyle {
  const count = seriesStyles.length;
  const round = Math.floor(index / count);
  const hue = seriesStyles[index % count] as SeriesStyle;
  const form = seriesStyles[(index + round) % count] as SeriesStyle;
  return { colour: hue.colour, dash: form.dash, marker: form.marker };
}
