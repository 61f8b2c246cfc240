import type { Axes } from '../plot/axes';
import { axis } from '../plot/axis';
import { ticksAcross } from '../plot/ticks-across';
import { extent } from '../reduce/extent';
import type { LinesState } from './state';

type Scale = NonNullable<LinesState['xScale']>;

/** The axes of curves in a drawing of that width. */
export function linesAxes(
  { xLabel, yLabel, xScale = 'linear', yScale = 'linear', series }: Omit<LinesState, 'title'>,
  width: number,
): Axes {
  const span = (of: 'x' | 'y', scale: Scale): [number, number] | undefined =>
    extent(series.flatMap(one => shownOn(one[of], scale)));
  return {
    x: axis(span('x', xScale), { label: xLabel, kind: xScale, nice: false, ticks: ticksAcross(width) }),
    y: axis(span('y', yScale), { label: yLabel, kind: yScale }),
  };
}

/** The values that an axis has a place for; a log axis has none for zero and below. */
export const shownOn = (values: readonly (number | null)[], scale: Scale): (number | null)[] =>
  values.map(value => (scale === 'log' && value !== null && value <= 0 ? null : value));
