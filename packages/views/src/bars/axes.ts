import type { Axes } from '../plot/axes';
import { axis, categoryAxis } from '../plot/axis';
import { extent } from '../reduce/extent';
import type { BarsState } from './state';

export const MOST_CATEGORIES = 120;
/** Room above the highest bar for its number. */
const ABOVE = 1.06;
/** Pixels beside the bars. */
const BESIDE = 80;

/** The axes of bars in a drawing of that width; bars begin at zero. */
export function barsAxes({ xLabel, yLabel, categories, series }: BarsState, width: number): Axes {
  const [low, high] = extent(series.flatMap(one => one.values.slice(0, MOST_CATEGORIES))) ?? [0, 1];
  return {
    x: categoryAxis(categories.slice(0, MOST_CATEGORIES), width - BESIDE, { label: xLabel }),
    y: axis([Math.min(0, low), Math.max(0, high) * ABOVE], { label: yLabel }),
  };
}
