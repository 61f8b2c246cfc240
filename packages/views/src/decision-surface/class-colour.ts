import type { ColourScale } from '../colour/colour-scale';
import { palette, seriesStyle } from '../colour/palette';
import type { Matrix } from '../shared/matrix';
import type { DecisionSurfaceState } from './state';
import { colourFrom, mix, WHITE, type Rgb } from '../colour/scales';

/** Class 0 is orange and class 1 blue where there are two, as with everything that diverges; else the series' colours. */
export function classColour(index: number, classes: number): string {
  if (classes === 2) return index === 0 ? palette.orange : palette.blue;
  return seriesStyle(index).colour;
}

/**
 * Values that `surfaceScale` takes: with two classes the probability of the second; else the likeliest class plus how far, from 0 to
 * below 1, the classifier is from guessing.
 */
export function surfaceValues({
  surface,
  certainty,
  classes,
}: Pick<DecisionSurfaceState, 'surface' | 'certainty' | 'classes'>): Matrix {
  if (classes.length <= 2) return surface;
  const guess = 1 / classes.length;
  const sureness = (i: number): number => {
    const probability = certainty?.values[i] ?? 1;
    // Clear of the next class, for a picture has 256 steps of colour.
    return Math.min(0.94, Math.max(0.05, (probability - guess) / (1 - guess)));
  };
  return {
    ...surface,
    values: surface.values.map((value, i) => (value === null ? null : value + sureness(i))),
  };
}

/** Colours of the surface: paler than the samples on it, and paler still where the classifier is less certain. */
export function surfaceScale(classes: number): ColourScale {
  if (classes <= 2)
    return { low: 0, high: 1, at: share => probability(share), prominence: value => Math.abs(value - 0.5) };
  return {
    low: 0,
    high: classes,
    at: share => {
      const index = Math.min(classes - 1, Math.floor(share * classes));
      return mix(colourFrom(classColour(index, classes)), WHITE, 0.85 - 0.45 * (share * classes - index));
    },
    // Classes have no order: as good as any other.
    prominence: value => value,
  };
}

function probability(share: number): Rgb {
  const side = colourFrom(share < 0.5 ? palette.orange : palette.blue);
  return mix(side, WHITE, 1 - 0.65 * Math.abs(2 * share - 1));
}
