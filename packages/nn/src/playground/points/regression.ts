import type { Generator } from './classification';
import { between, PLANE, type Draw } from './point';

type Value = (x: number, y: number) => number;

const plane: Value = (x, y) => (x + y) / 10;

/** Six bumps, up and down in turn. */
const BUMPS = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
] as const;

/** The bump that is highest or lowest here; each falls evenly to nothing over a distance of 2. */
const bumps: Value = (x, y) =>
  BUMPS.map(([left, top, sign]) => sign * Math.max(0, 1 - Math.hypot(x - left, y - top) / 2)).reduce(
    (best, value) => (Math.abs(value) > Math.abs(best) ? value : best),
    0,
  );

const surface =
  (value: Value): Generator =>
  (draw, count, noise) =>
    Array.from({ length: count }, () => {
      const [x, y] = [anywhere(draw), anywhere(draw)];
      const [dx, dy] = [anywhere(draw) * noise, anywhere(draw) * noise];
      return { x, y, label: value(x + dx, y + dy) };
    });

const anywhere = (draw: Draw): number => between(draw, -PLANE, PLANE);

export const regressionPlane: Generator = surface(plane);
export const regressionBumps: Generator = surface(bumps);
