import { element, type Markup } from '../markup/element';
import { pixel } from './line-path';
import type { Place } from './panel';

type Point = readonly [x: number, y: number];

/** How a reference looks. */
export const referenceLine = { class: 'quietline', 'stroke-dasharray': '3 3' } as const;

/** A quiet dashed line between two points: chance, perfection, a threshold. */
export function reference({ x, y }: Place, [x1, y1]: Point, [x2, y2]: Point): Markup {
  const ends = { x1: pixel(x(x1)), y1: pixel(y(y1)), x2: pixel(x(x2)), y2: pixel(y(y2)) };
  return element('line', { ...referenceLine, ...ends });
}
