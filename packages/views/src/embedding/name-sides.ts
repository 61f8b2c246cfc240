import { extent } from '../reduce/extent';

/** Where the name of a point stands. */
export interface NameSide {
  readonly left: boolean;
  readonly above: boolean;
}

/** Points beyond this share of the width have their names on the left, where there is room. */
const FAR_RIGHT = 0.6;

/** A name stands on the side away from the nearest other point, so that the names of neighbours do not lie over each other. */
export function nameSides(x: readonly number[], y: readonly number[]): NameSide[] {
  const [low, high] = extent(x) ?? [0, 1];
  return x.map((at, i) => ({
    left: at > low + FAR_RIGHT * (high - low),
    above: (y[i] as number) >= (y[nearest(x, y, i)] as number),
  }));
}

function nearest(x: readonly number[], y: readonly number[], i: number): number {
  const distance = (j: number): number =>
    Math.hypot((x[j] as number) - (x[i] as number), (y[j] as number) - (y[i] as number));
  return x.reduce((best, _, j) => (j !== i && (best === i || distance(j) < distance(best)) ? j : best), i);
}
