import type { LayoutAxis } from 'plotly.js';
import { extent, withMargin } from '@epochlab/views';
import type { Curve } from './figure';

/** So many times the height of the curves is near. */
const NEAR = 4;

export interface ValueAxisOptions {
  /** The part of the x axis that is shown. */
  readonly range: readonly [from: number, to: number];
  readonly logScale: boolean;
  /** Whether the curves go on: the axis then has twice the room where they are going, and need not be drawn again so soon. */
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
  const [low, high] = growing ? withRoom(shown, drawn, logScale) : shown;
  const ends = withMargin(logScale ? [Math.log10(low), Math.log10(high)] : [low, high]);
  // Differences of values near the largest number are not finite.
  return ends.every(Number.isFinite) ? { autorange: false, range: ends } : { autorange: true };
}

/** The part of a curve that the axis can show. */
const valuesIn = ({ x, y }: Curve, { range: [from, to], logScale }: ValueAxisOptions): number[] =>
  y.filter((value, i): value is number => {
    const at = x[i];
    return at !== undefined && at >= from && at <= to && value !== null && (!logScale || value > 0);
  });

/** Whether a curve came to `value`, one end of all, only lately: it may go on from there. */
const isNew = (value: number, drawn: readonly (readonly number[])[]): boolean =>
  drawn.some(values => values.lastIndexOf(value) >= Math.floor(values.length / 2));

/**
 * As much room again at each end that is new. Up to 1 for shares. Of what never was below 0, down to 0 where that is near: most losses go
 * there, and axes that reach so far need not be drawn again.
 */
function withRoom(
  [low, high]: readonly [number, number],
  drawn: readonly (readonly number[])[],
  logScale: boolean,
): [number, number] {
  const [below, above] = [isNew(low, drawn), isNew(high, drawn)];
  if (logScale) {
    const factor = high > low ? high / low : 10;
    return [below ? low / factor : low, above ? high * factor : high];
  }
  const span = high - low || Math.abs(high) || 1;
  const isShare = low >= 0 && high <= 1;
  const bottom = low >= 0 && low < NEAR * span ? 0 : low - span;
  const top = isShare ? 1 : high + span;
  return [below ? bottom : low, above ? top : high];
}
