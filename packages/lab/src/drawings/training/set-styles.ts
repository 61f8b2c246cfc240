import type { Dash } from 'plotly.js';
import { seriesStyle, type Series } from '@epochlab/views';

export interface LineStyle {
  readonly color: string;
  readonly dash: Dash;
  readonly symbol: 'circle' | 'square';
}

/** How training and validation are drawn; they differ in hue, dash and marker. */
export type SetStyles = Readonly<Record<Series['set'], LineStyle>>;

export function setStyles(colors: readonly string[]): SetStyles {
  return {
    training: { color: colors[0] ?? seriesStyle(0).colour, dash: 'solid', symbol: 'circle' },
    validation: { color: colors[1] ?? seriesStyle(1).colour, dash: 'dash', symbol: 'square' },
  };
}
