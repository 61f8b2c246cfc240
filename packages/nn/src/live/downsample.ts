import { bisectLeft, bisectRight } from 'd3-array';
import { minMax } from '@epochlab/views';

export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** At most about `target` points that draw the same picture; a value that is not finite becomes NaN. */
export function downsample(curve: Curve, target: number): Curve {
  if (curve.x.length <= target) return curve;
  const { x, y } = minMax(curve, target);
  return { x: Float64Array.from(x), y: Float64Array.from(y, value => value ?? NaN) };
}

/** The part of a curve from x = `from` to x = `to`, with one point beyond at either side, so that lines reach the edge. */
export function between({ x, y }: Curve, from: number, to: number): Curve {
  const start = Math.max(0, bisectLeft(x, from) - 1);
  const end = Math.min(x.length, bisectRight(x, to) + 1);
  return { x: x.subarray(start, end), y: y.subarray(start, end) };
}
