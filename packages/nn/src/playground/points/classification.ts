import { between, type Draw, type Point } from './point';

/** Makes `count` points whose labels are wrong the oftener the higher `noise` is, from 0 to 0.8. */
export type Generator = (draw: Draw, count: number, noise: number) => Point[];

const RADIUS = 5;

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** A disc of one class in a ring of the other. */
export const circle: Generator = (draw, count, noise) => {
  const ring = (low: number, high: number) => () => {
    const radius = between(draw, low, high);
    const angle = between(draw, 0, 2 * Math.PI);
    const [x, y] = [radius * Math.sin(angle), radius * Math.cos(angle)];
    const [dx, dy] = [between(draw, -RADIUS, RADIUS) * noise, between(draw, -RADIUS, RADIUS) * noise];
    return { x, y, label: Math.hypot(x + dx, y + dy) < RADIUS * 0.5 ? 1 : -1 };
  };
  const half = Math.ceil(count / 2);
  return [...times(half, ring(0, RADIUS * 0.5)), ...times(half, ring(RADIUS * 0.7, RADIUS))];
};

/** Four squares, those that touch at a corner of one class ("exclusive or"). */
export const xor: Generator = (draw, count, noise) => {
  const apart = (value: number): number => value + (value > 0 ? 0.3 : -0.3);
  return times(count, () => {
    const [x, y] = [apart(between(draw, -5, 5)), apart(between(draw, -5, 5))];
    const [dx, dy] = [between(draw, -5, 5) * noise, between(draw, -5, 5) * noise];
    return { x, y, label: (x + dx) * (y + dy) >= 0 ? 1 : -1 };
  });
};

/** Two normally distributed clouds, which noise makes wider: variance 0.5 without any, 4 at noise 0.5. */
export const gauss: Generator = (draw, count, noise) => {
  const variance = 0.5 + (noise / 0.5) * 3.5;
  const cloud = (centre: number, label: number) => () => {
    const x = normal(draw, centre, variance);
    return { x, y: normal(draw, centre, variance), label };
  };
  const half = Math.ceil(count / 2);
  return [...times(half, cloud(2, 1)), ...times(half, cloud(-2, -1))];
};

/** Two arms wound into each other. */
export const spiral: Generator = (draw, count, noise) => {
  const half = count / 2;
  const arm = (turn: number, label: number) => (i: number) => {
    const radius = (i / half) * 5;
    const angle = ((1.75 * i) / half) * 2 * Math.PI + turn;
    const x = radius * Math.sin(angle) + between(draw, -1, 1) * noise;
    return { x, y: radius * Math.cos(angle) + between(draw, -1, 1) * noise, label };
  };
  return [...times(Math.ceil(half), arm(0, 1)), ...times(Math.ceil(half), arm(Math.PI, -1))];
};

/** Marsaglia's polar method. */
function normal(draw: Draw, mean: number, variance: number): number {
  for (;;) {
    const [a, b] = [2 * draw() - 1, 2 * draw() - 1];
    const square = a * a + b * b;
    if (square <= 1) return mean + Math.sqrt(variance) * Math.sqrt((-2 * Math.log(square)) / square) * a;
  }
}
