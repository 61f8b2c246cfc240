import type { SeriesKey } from '@epochlab/views';

/** Points of one series as they came over the comm. */
export interface Points {
  readonly series: SeriesKey;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/**
 * Reads the binary part of `append` and `window`: buffer i holds `count` x and then `count` y, little-endian float64.
 * A value that is not finite becomes null, as in the JSON state. A buffer that is missing or too short gives no points.
 */
export function readPoints(
  headers: readonly { readonly series: SeriesKey; readonly count: number }[],
  buffers: readonly DataView[],
): Points[] {
  return headers.flatMap(({ series, count }, index) => {
    const buffer = buffers[index];
    if (!buffer || buffer.byteLength < 2 * count * BYTES) {
      return [];
    }
    const at = (i: number): number => buffer.getFloat64(i * BYTES, true);
    const x = Array.from({ length: count }, (_, i) => at(i));
    const y = Array.from({ length: count }, (_, i) => finiteOrNull(at(count + i)));
    return [{ series, x, y }];
  });
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
