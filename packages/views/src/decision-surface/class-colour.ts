import type { ColourScale } from '../colour/colour-scale';
import { palette, seriesStyle } from '../colour/palette';
import { colourFrom, mix, WHITE, type Rgb } from '../colour/scales';

/** Class 0 is orange and class 1 blue where there are two, as with everything that diverges; else the series' colours. */
export function classColour(index: number, classes: number): string {
  if (classes === 2) return index === 0 ? palette.orange : palette.blue;
  return seriesStyle(index).colour;
}

/** Colours of the surface: paler than the samples on it. */
export function surfaceScale(classes: number): ColourScale {
  if (classes === 2)
    return { low: 0, high: 1, at: share => probability(share), prominence: value => Math.abs(value - 0.5) };
  const last = Math.max(1, classes - 1);
  return {
    low: 0,
    high: last,
    at: share => mix(colourFrom(classColour(Math.round(share * last), classes)), WHITE, 0.5),
    // Classes have no order: as good as any other.
    prominence: value => value,
  };
}

function probability(share: number): Rgb {
  const side = colourFrom(share < 0.5 ? palette.orange : palette.blue);
  return mix(side, WHITE, 1 - 0.65 * Math.abs(2 * share - 1));
}
