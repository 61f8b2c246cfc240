import { extent } from '../reduce/extent';
import type { Room } from '../plot/panel';
import { textWidth } from '../plot/text-width';

/** Where the name of a point stands. */
export interface NameSide {
  readonly left: boolean;
  readonly above: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** Points beyond this share of the width have their names on the left first, where there is room. */
const FAR_RIGHT = 0.6;
/** Half of a point's mark. */
const MARK = 3;
/** How far a name reaches above or below the middle of its point, how far beside it begins, and its size, in pixels. */
const NAME = { height: 17, away: 5, size: 12 } as const;

/**
 * The side of its point on which each name stands, away from the nearest other point if it can; null for a name that would lie
 * over another, over another point or beyond the edge on every side. Places are in pixels from the lower left corner, upwards.
 */
export function nameSides(
  x: readonly number[],
  y: readonly number[],
  names: readonly string[],
  room?: Room,
): (NameSide | null)[] {
  const [low, high] = extent(x) ?? [0, 1];
  const taken: Box[] = [];
  const points = x.map((at, i) => boxAbout(at, y[i] as number));
  const isFree = (box: Box, own: number): boolean =>
    (room === undefined || isInside(box, room)) &&
    !taken.some(other => overlap(box, other)) &&
    !points.some((point, i) => i !== own && overlap(box, point));
  return x.map((at, i) => {
    const left = at > low + FAR_RIGHT * (high - low);
    const above = (y[i] as number) >= (y[nearest(x, y, i)] as number);
    const sides = [
      { left, above },
      { left, above: !above },
      { left: !left, above },
      { left: !left, above: !above },
    ];
    const free = sides.find(side => isFree(boxOf(at, y[i] as number, names[i] ?? '', side), i));
    if (free === undefined) return null;
    taken.push(boxOf(at, y[i] as number, names[i] ?? '', free));
    return free;
  });
}

function boxOf(x: number, y: number, name: string, { left, above }: NameSide): Box {
  const width = textWidth(name, NAME.size);
  const from = left ? x - NAME.away - width : x + NAME.away;
  const low = above ? y : y - NAME.height;
  return { left: from, right: from + width, low, high: low + NAME.height };
}

const boxAbout = (x: number, y: number): Box => ({
  left: x - MARK,
  right: x + MARK,
  low: y - MARK,
  high: y + MARK,
});

const isInside = ({ left, right, low, high }: Box, { width, height }: Room): boolean =>
  left >= 0 && right <= width && low >= 0 && high <= height;

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.low < b.high && b.low < a.high;

function nearest(x: readonly number[], y: readonly number[], i: number): number {
  const distance = (j: number): number =>
    Math.hypot((x[j] as number) - (x[i] as number), (y[j] as number) - (y[i] as number));
  return x.reduce((best, _, j) => (j !== i && (best === i || distance(j) < distance(best)) ? j : best), i);
}
