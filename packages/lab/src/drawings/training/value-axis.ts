import type { LayoutAxis } from 'plotly.js';
import { extent } from '@epochlab/views';
import type { Curve } from './figure';

/** Room above and below the curves, as a share of their height. */
const ROOM = 0.06;

/** A y axis that shows what the curves hold in a part of the x axis; one by itself where they hold nothing there. */
export function valueAxis(
  curves: readonly Curve[],
  [from, to]: readonly [number, number],
  logScale: boolean,
): Partial<LayoutAxis> {
  const shown = extent(curves.flatMap(({ x, y }) => y.filter((_, i) => isBetween(x[i]) && isDrawn(y[i]))));
  if (!shown) {
    return { autorange: true };
  }
  const [low, high] = shown.map(value => (logScale ? Math.log10(value) : value)) as [number, number];
  const room = ROOM * (high - low || Math.abs(high) || 1);
  return { autorange: false, range: [low - room, high + room] };

  function isBetween(x: number | undefined): boolean {
    return x !== undefined && x >= from && x <= to;
  }

  function isDrawn(y: number | null | undefined): boolean {
    return y != null && (!logScale || y > 0);
  }
}
