import type { ColorBar } from 'plotly.js';
import { cividis, diverging, formatNumber, hex, type Matrix, type Rgb } from '@epochlab/views';

/** plotly's z: a list for each row. */
export const rowsOf = ({ rows, columns, values }: Matrix): (number | null)[][] =>
  Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));

/** The least and greatest finite value; [0, 1] when there is none. */
export function rangeOf({ values }: Matrix): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value !== null) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

type ColorScale = [number, string][];

const STEPS = 32;

const sampled = (color: (share: number) => Rgb): ColorScale =>
  Array.from({ length: STEPS + 1 }, (_, i) => [i / STEPS, hex(color(i / STEPS))]);

export const INTENSITY: ColorScale = sampled(cividis);
export const DIVERGING: ColorScale = sampled(share => diverging(2 * share - 1));

export interface Coloring {
  readonly colorscale: ColorScale;
  readonly zmin: number;
  readonly zmax: number;
}

/** Colours for a matrix; diverging ones are symmetric about zero. */
export function coloring(matrix: Matrix, colours: 'intensity' | 'diverging' = 'intensity'): Coloring {
  const [low, high] = rangeOf(matrix);
  if (colours === 'diverging') {
    const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
    return { colorscale: DIVERGING, zmin: -most, zmax: most };
  }
  return { colorscale: INTENSITY, zmin: low, zmax: high };
}

/** The scale of colours between the values at its ends; `placed` says where a value lies on it, if not at itself. */
export const colorBar = (
  [low, high]: readonly [number, number],
  measure = '',
  placed: (value: number) => number = value => value,
): Partial<ColorBar> => ({
  thickness: 12,
  outlinewidth: 0,
  len: 1,
  tickfont: { size: 11 },
  tickmode: 'array',
  tickvals: [placed(low), placed(high)],
  ticktext: [formatNumber(low, 3), formatNumber(high, 3)],
  ...(measure !== '' && { title: { text: measure, side: 'right', font: { size: 11 } } }),
});

/** A text for each cell. plotly takes rows of them; its types know a single list. */
export const cellTexts = (rows: readonly (readonly string[])[]): string[] => rows as unknown as string[];

/** The middles of `count` equal parts of a range. */
export const middles = ([from, to]: readonly [number, number], count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((i + 0.5) * (to - from)) / count);
