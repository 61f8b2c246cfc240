import { encode } from 'fast-png';
import { NOT_FINITE, shareOf, type ColourScale } from '../colour/colour-scale';
import type { Indexed } from '../reduce/few-colours';
import type { Grid } from '../reduce/pool';
import type { Box } from '../plot/panel';
import { bytesToBase64 } from './base64';
import { element, type Markup } from './element';

/** Colours of an indexed PNG besides that of values that are not finite; a small picture is mostly palette. */
const shadesFor = (cells: number): number => (cells > 2048 ? 255 : 63);
const ZLIB = { level: 6 } as const;

/** The grid as a PNG of one pixel per value. */
export function heatPng(grid: Grid, scale: ColourScale): Uint8Array {
  const data = new Uint8Array(grid.rows * grid.columns);
  const shades = shadesFor(data.length);
  const palette = Array.from({ length: shades }, (_, i) => scale.at(i / (shades - 1)));
  for (let i = 0; i < data.length; i++) {
    const value = grid.values[i] as number;
    data[i] = Number.isFinite(value) ? Math.round(shareOf(scale, value) * (shades - 1)) : shades;
  }
  return indexedPng(grid.columns, grid.rows, { palette: [...palette, NOT_FINITE], indices: data });
}

/** A picture of at most 256 colours as a PNG. */
export function indexedPng(width: number, height: number, { palette, indices }: Indexed): Uint8Array {
  const colours = palette.map(colour => [...colour]);
  return encode({ width, height, data: indices, channels: 1, depth: 8, palette: colours }, { zlib: ZLIB });
}

/** Bytes of pixels, row after row, as a PNG. */
export function png(width: number, height: number, channels: number, data: Uint8Array): Uint8Array {
  return encode({ width, height, channels, data, depth: 8 }, { zlib: ZLIB });
}

export const pngAddress = (bytes: Uint8Array): string => `data:image/png;base64,${bytesToBase64(bytes)}`;

/** A PNG stretched over a box of an SVG drawing; `sharp` keeps its pixels square instead of blending them. */
export function pngImage(bytes: Uint8Array, { left, top, right, bottom }: Box, sharp = true): Markup {
  return element('image', {
    href: pngAddress(bytes),
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
    preserveAspectRatio: 'none',
    style: sharp ? 'image-rendering:pixelated' : null,
  });
}
