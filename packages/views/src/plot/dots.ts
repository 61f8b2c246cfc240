import { element, type Markup } from '../markup/element';
import { pixel } from './line-path';

type Point = readonly [x: number, y: number];

/** Many round points in one short path: lines of no length with round ends. */
export function dots(
  points: readonly Point[],
  colour: string,
  size: number,
  opacity: number | null = null,
): Markup {
  const d = points.map(([x, y]) => `M${pixel(x)} ${pixel(y)}h0`).join('');
  return element('path', {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': size,
    'stroke-linecap': 'round',
    'stroke-opacity': opacity,
  });
}
