import type { Raster } from './shrink';

/** A picture as indices into a palette of red, green and blue. */
export interface Indexed {
  readonly palette: readonly (readonly number[])[];
  readonly indices: Uint8Array;
}

/** Steps of red, green and blue: the eye tells greens apart best. Together at most 256. */
const STEPS = [6, 7, 6] as const;

/** Thresholds of a 4 by 4 ordered dither (Bayer, 1973), from -0.5 to 0.5 of a step. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map(rank => (rank + 0.5) / 16 - 0.5);

/** An RGB picture in 252 fixed colours, dithered so that its shades stay. */
export function fewColours({ width, height, data }: Raster): Indexed {
  const indices = new Uint8Array(width * height);
  for (let i = 0; i < indices.length; i++) {
    const nudge = BAYER[(Math.floor(i / width) % 4) * 4 + ((i % width) % 4)] as number;
    const level = (channel: 0 | 1 | 2): number =>
      nearest(data[3 * i + channel] as number, STEPS[channel], nudge);
    indices[i] = (level(0) * STEPS[1] + level(1)) * STEPS[2] + level(2);
  }
  return { palette, indices };
}

const nearest = (value: number, steps: number, nudge: number): number =>
  Math.max(0, Math.min(steps - 1, Math.round((value / 255) * (steps - 1) + nudge)));

const palette = Array.from({ length: STEPS[0] * STEPS[1] * STEPS[2] }, (_, i) => [
  shade(Math.floor(i / (STEPS[1] * STEPS[2])), STEPS[0]),
  shade(Math.floor(i / STEPS[2]) % STEPS[1], STEPS[1]),
  shade(i % STEPS[2], STEPS[2]),
]);

function shade(level: number, steps: number): number {
  return Math.round((255 * level) / (steps - 1));
}
