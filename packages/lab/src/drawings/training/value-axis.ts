import type { LayoutAxis } from 'plotly.js';
import { extent } from '@epochlab/views';
import type { Curve } from './figure';

/** Room above and below the curves, as a share of their height. */
const ROOM = 0.06;

export interface ValueAxisOptions {
  /** The part of the x axis that is shown. */
  readonly range: readonly [from: number, to: number];
  readonly logScale: boolean;
  /** Whether the curves go on: the axis then has as much room again where they are going, and need not be drawn anew so soon. */
  readonly growing: boolean;
}

/** A y axis that shows what the curves hold in a part of the x axis; plotly's own where they hold nothing there. */
export function valueAxis(curves: readonly Curve[], options: ValueAxisOptions): Partial<LayoutAxis> {
  const { logScale, growing } = options;
  const drawn = curves.map(curve => valuesIn(curve, options));
  const shown = extent(drawn.flat());
  if (!shown) {
    return { autorange: true };
  }
  const [low, high] = growing ? withRoom(shown, directionOf(drawn), logScale) : shown;
  const [bottom, top] = logScale ? [Math.log10(low), Math.log10(high)] : [low, high];
  const room = ROOM * (top - bottom || Math.abs(top) || 1);
  const ends: [number, number] = [bottom - room, top + room];
  // Of values near the largest that there are, differences are not.
  return ends.every(Number.isFinite) ? { autorange: false, range: ends } : { autorange: true };
}

/** What the axis can show of a curve. */
const valuesIn = ({ x, y }: Curve, { range: [from, to], logScale }: ValueAxisOptions): number[] =>
  y.filter((value, i): value is number => {
    const at = x[i];
    return at !== undefined && at >= from && at <= to && value !== null && (!logScale || value > 0);
  });

/** Where the longest curve has gone from its start: up 1, down -1, 0 if it has not moved. */
function directionOf(drawn: readonly (readonly number[])[]): number {
  const longest = drawn.reduce((most, values) => (values.length > most.length ? values : most), []);
  return Math.sign((longest.at(-1) ?? 0) - (longest[0] ?? 0));
}

/** As much room again where the curves go, either way where that is not known; up to 1 for shares, and not below 0 for what never was. */
function withRoom(
  [low, high]: readonly [number, number],
  direction: number,
  logScale: boolean,
): [number, number] {
  if (logScale) {
    const factor = high > low ? high / low : 10;
    return [direction > 0 ? low : low / factor, direction < 0 ? high : high * factor];
  }
  const span = high - low || Math.abs(high) || 1;
  const isShare = low >= 0 && high <= 1;
  const bottom = low >= 0 ? Math.max(0, low - span) : low - span;
  const top = isShare && direction > 0 ? 1 : high + span;
  return [direction > 0 ? low : bottom, direction < 0 ? high : top];
}
