import { extent } from '../reduce/extent';
import type { Prominence } from '../reduce/pool';
import { cividis, diverging, type Rgb } from './scales';

/** From values to colours, between two ends. */
export interface ColourScale {
  readonly low: number;
  readonly high: number;
  /** The colour at a share (0 to 1) of the way from low to high. */
  readonly at: (share: number) => Rgb;
  /** Which of several values shows where there is room for one. */
  readonly prominence: Prominence;
}

/** Colour of a value that is not finite: neither scale has a plain grey. */
export const NOT_FINITE: Rgb = [136, 136, 136];

/** The largest intensities show; in a diverging scale those farthest from zero. */
export const prominences: Readonly<Record<'intensity' | 'diverging', Prominence>> = {
  intensity: value => value,
  diverging: Math.abs,
};

/** Cividis from the least value (or from `low`) to the greatest. */
export function intensityScale(values: Iterable<number | null>, low?: number): ColourScale {
  const [least, most] = extent(values) ?? [0, 0];
  return { low: Math.min(low ?? least, least), high: most, at: cividis, prominence: prominences.intensity };
}

/** Orange, white, blue, symmetric about zero. */
export function divergingScale(values: Iterable<number | null>): ColourScale {
  const [least, most] = extent(values) ?? [0, 0];
  const reach = Math.max(Math.abs(least), Math.abs(most));
  return {
    low: -reach,
    high: reach,
    at: share => diverging(2 * share - 1),
    prominence: prominences.diverging,
  };
}

/** The scale of a view that offers both. */
export const colourScales: Readonly<
  Record<'intensity' | 'diverging', (values: Iterable<number | null>) => ColourScale>
> = {
  intensity: values => intensityScale(values),
  diverging: divergingScale,
};

/** How far `value` is from low to high, 0 to 1; without a range, the low end. */
export function shareOf({ low, high }: ColourScale, value: number): number {
  // Halved, so that the difference of two huge values does not overflow.
  return high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0;
}

export function colourOf(scale: ColourScale, value: number): Rgb {
  return Number.isFinite(value) ? scale.at(shareOf(scale, value)) : NOT_FINITE;
}
