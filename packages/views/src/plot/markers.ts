import type { Marker } from '../colour/palette';
import { element, type Markup } from '../markup/element';
import { pixel } from './line-path';

type Point = readonly [x: number, y: number];

/** How wide a marker is, in pixels; one that does not fill its square somewhat more. */
export const MARKER_SIZE = 6;

/** Path data of each marker about the origin. */
const shapes: Readonly<Record<Marker, string>> = {
  circle: 'm-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z',
  square: 'm-2.7 -2.7h5.4v5.4h-5.4z',
  diamond: 'm0 -3.8l3.8 3.8l-3.8 3.8l-3.8 -3.8z',
  triangle: 'm0 -3.6l3.6 6.4h-7.2z',
  cross: 'm-3.5 -1h2.5v-2.5h2v2.5h2.5v2h-2.5v2.5h-2v-2.5h-2.5z',
  star: 'm0 -4l1.1 2.9l2.9 1.1l-2.9 1.1l-1.1 2.9l-1.1 -2.9l-2.9 -1.1l2.9 -1.1z',
};

/** SVG path data of `marker` at every point. */
export const markersPath = (marker: Marker, points: readonly Point[]): string =>
  points.map(([x, y]) => `M${pixel(x)} ${pixel(y)}${shapes[marker]}`).join('');

/** One path that draws `marker` at every point. */
export const markers = (marker: Marker, colour: string, points: readonly Point[]): Markup =>
  element('path', { d: markersPath(marker, points), fill: colour });
