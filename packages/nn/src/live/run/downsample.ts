import { bisectLeft, bisectRight } from 'd3-array';
import type { Points } from './points';

export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Positions in a curve, the end excluded. */
export type Span = readonly [from: number, to: number];

/**
 * At most about `target` of the points of a span that draw the same picture: its ends, and the lowest and highest value of each
 * part. A value that is not finite becomes NaN.
 */
export function downsample(points: Points, target: number, [from, to]: Span = [0, points.length]): Curve {
  const { x, y } = points;
  if (to - from <= target) return { x: x.subarray(from, to), y: y.subarray(from, to) };
  const kept = points.extremes(Math.max(1, Math.floor((target - 2) / 2) - 2), [from, to]);
  if (kept[0] !== from) kept.unshift(from);
  if (kept.at(-1) !== to - 1) kept.push(to - 1);
  return {
    x: Float64Array.from(kept, i => x[i] as number),
    y: Float64Array.from(kept, i => finiteOrNaN(y[i] as number)),
  };
}

/** Where a curve runs from one x to another, with one point beyond at either side, so that lines reach the edge. */
export function spanBetween({ x }: Curve, from: number, to: number): Span {
  return [Math.max(0, bisectLeft(x, from) - 1), Math.min(x.length, bisectRight(x, to) + 1)];
}

const finiteOrNaN = (value: number): number => (Number.isFinite(value) ? value : NaN);
