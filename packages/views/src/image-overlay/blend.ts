import { colourOf, shareOf, type ColourScale } from '../colour/colour-scale';
import type { Grid } from '../reduce/pool';
import type { Raster } from '../reduce/shrink';

/** How much of the picture the strongest value of an overlay hides. */
const STRENGTH = 0.8;

/** The picture with the map over it, the more opaque the stronger its value. The map is stretched over the picture. */
export function blend(picture: Raster, map: Grid, scale: ColourScale): Raster {
  const { width, height } = picture;
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const value = sample(map, ((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height);
    const part = Number.isFinite(value) ? STRENGTH * strength(scale, value) : 0;
    const colour = colourOf(scale, value);
    for (let channel = 0; channel < 3; channel++) {
      data[3 * i + channel] = Math.round(
        (colour[channel] as number) * part + channelOf(picture, i, channel) * (1 - part),
      );
    }
  }
  return { width, height, channels: 3, data };
}

/** How far a value is from where its scale says nothing: zero where it diverges, else the low end. */
function strength(scale: ColourScale, value: number): number {
  return scale.low < 0 && scale.high === -scale.low ? Math.abs(value) / scale.high : shareOf(scale, value);
}

/** The value at a place of the map (both 0 to 1), between its cells in proportion to their nearness. */
function sample({ rows, columns, values }: Grid, across: number, down: number): number {
  const [x, y] = [clamp(across * columns - 0.5, columns - 1), clamp(down * rows - 0.5, rows - 1)];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(columns - 1, left + 1), Math.min(rows - 1, top + 1)];
  const at = (row: number, column: number): number => values[row * columns + column] as number;
  const mix = (a: number, b: number, part: number): number => (part === 0 ? a : a * (1 - part) + b * part);
  return mix(
    mix(at(top, left), at(top, right), x - left),
    mix(at(bottom, left), at(bottom, right), x - left),
    y - top,
  );
}

const clamp = (value: number, high: number): number => Math.max(0, Math.min(high, value));

/** Red, green or blue of a pixel; grey is all three, and what is transparent shows white. */
function channelOf({ channels, data }: Raster, pixel: number, channel: number): number {
  const value = data[pixel * channels + (channels === 1 ? 0 : channel)] as number;
  const opacity = channels === 4 ? (data[pixel * 4 + 3] as number) / 255 : 1;
  return value * opacity + 255 * (1 - opacity);
}
