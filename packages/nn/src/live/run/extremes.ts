/** Values of a bucket of the finest level, and how many buckets of one level make one of the next. */
const FINEST = 32;
const FACTOR = 8;

/** Positions of the lowest and highest finite value of a stretch and of its first value that is not finite; -1 without one. */
interface Found {
  low: number;
  high: number;
  gap: number;
}

/** Buckets of `size` values each: what was found in them, low, high and gap, bucket after bucket. */
interface Level {
  readonly size: number;
  readonly found: number[];
}

/**
 * The lowest and highest values of any stretch of a list that only grows, without looking at each value again: whole buckets are
 * remembered, those of each level made of the buckets below, as they are first needed.
 */
export class Extremes {
  readonly #levels: Level[] = [];

  /**
   * Positions from `from` to `to` (excluded) that draw the same picture in `parts` columns of pixels: of each part the lowest, the
   * highest and the first that is not finite, in order.
   */
  among(values: Float64Array, from: number, to: number, parts: number): number[] {
    this.#grow(values);
    const width = Math.ceil((to - from) / parts);
    const level = this.#levels.findLast(({ size }) => 4 * size <= width);
    const step = level ? Math.ceil(width / level.size) * level.size : width;
    const kept: number[] = [];
    for (let start = from; start < to;) {
      const end = Math.min(to, (Math.floor(start / step) + 1) * step);
      const { low, high, gap } = this.#search(values, start, end, level);
      for (const i of [low, high, gap].sort((a, b) => a - b)) if (i >= 0 && i !== kept.at(-1)) kept.push(i);
      start = end;
    }
    return kept;
  }

  /** Looks into whole buckets where there are some, at single values elsewhere. */
  #search(values: Float64Array, from: number, to: number, level: Level | undefined): Found {
    const found: Found = { low: -1, high: -1, gap: -1 };
    const { size, found: buckets } = level ?? { size: Infinity, found: [] };
    for (let i = from; i < to;) {
      const bucket = 3 * (i / size);
      if (i % size === 0 && i + size <= to && bucket + 2 < buckets.length) {
        for (let k = bucket; k < bucket + 3; k++) consider(found, values, buckets[k] as number);
        i += size;
      } else consider(found, values, i++);
    }
    return found;
  }

  /** Remembers the buckets that have filled up since the last time. */
  #grow(values: Float64Array): void {
    for (let size = FINEST, below: Level | undefined; size <= values.length; size *= FACTOR) {
      let level: Level | undefined = this.#levels.find(one => one.size === size);
      if (!level) this.#levels.push((level = { size, found: [] }));
      for (let start = (level.found.length / 3) * size; start + size <= values.length; start += size) {
        const { low, high, gap } = this.#search(values, start, start + size, below);
        level.found.push(low, high, gap);
      }
      below = level;
    }
  }
}

function consider(found: Found, values: Float64Array, i: number): void {
  if (i < 0) return;
  const value = values[i] as number;
  if (!Number.isFinite(value)) {
    if (found.gap < 0) found.gap = i;
    return;
  }
  if (found.low < 0 || value < (values[found.low] as number)) found.low = i;
  if (found.high < 0 || value > (values[found.high] as number)) found.high = i;
}
