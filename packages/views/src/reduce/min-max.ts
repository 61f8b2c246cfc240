/** A curve: x ascending, y null where there is no finite value (a gap). */
export interface Curve {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number | null>;
}

/**
 * The curve with at most about `points` points: of each equal share of the points the lowest and the highest are kept,
 * with the first and the last point of all, so that no spike is lost. Gaps stay gaps.
 */
export function minMax(curve: Curve, points: number): { x: number[]; y: (number | null)[] } {
  const count = Math.min(curve.x.length, curve.y.length);
  const kept =
    count <= points ? range(0, count) : reduced(curve.y, count, Math.max(1, Math.floor((points - 2) / 2)));
  return { x: kept.map(i => curve.x[i] as number), y: kept.map(i => finite(curve.y[i])) };
}

function reduced(y: Curve['y'], count: number, buckets: number): number[] {
  const kept = new Uint8Array(count);
  kept[0] = kept[count - 1] = 1;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * count) / buckets);
    keepExtremes(y, from, Math.floor(((bucket + 1) * count) / buckets), kept);
  }
  const positions: number[] = [];
  kept.forEach((isKept, i) => {
    if (isKept) positions.push(i);
  });
  return positions;
}

/** Marks the positions of the lowest and highest value in [from, to), and of the first gap, if there is one. */
function keepExtremes(y: Curve['y'], from: number, to: number, kept: Uint8Array): void {
  let [low, high, gap] = [-1, -1, -1];
  for (let i = from; i < to; i++) {
    const value = finite(y[i]);
    if (value === null) gap = gap < 0 ? i : gap;
    else {
      if (low < 0 || value < (y[low] as number)) low = i;
      if (high < 0 || value > (y[high] as number)) high = i;
    }
  }
  for (const i of [low, high, gap]) if (i >= 0) kept[i] = 1;
}

const finite = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
