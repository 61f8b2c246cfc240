import type { Box } from '../plot/panel';
import { shrink, type Raster } from '../reduce/shrink';
import type { Pixels } from '../shared/pixels';
import { base64ToBytes } from './base64';
import type { Markup } from './element';
import { png, pngImage } from './pixels';

/** Pictures larger than this blend when enlarged; smaller ones show their pixels. */
const SHARP_UP_TO = 64;

export function rasterOf({ width, height, channels, base64 }: Pixels): Raster {
  return { width, height, channels, data: base64ToBytes(base64) };
}

/** A picture centred in a box, its sides in proportion; shrunk until its PNG takes at most `bytes`. */
export function photo(raster: Raster, box: Box, bytes: number): Markup {
  const sharp = Math.max(raster.width, raster.height) <= SHARP_UP_TO;
  return pngImage(fitted(raster, bytes), contained(raster, box), sharp);
}

function fitted(raster: Raster, bytes: number): Uint8Array {
  const encoded = png(raster.width, raster.height, raster.channels, raster.data);
  const side = Math.max(raster.width, raster.height);
  return encoded.length <= bytes || side <= 8 ? encoded : fitted(shrink(raster, Math.ceil(side / 2)), bytes);
}

/** The largest box of the raster's proportions inside `box`. */
export function contained(
  { width, height }: { readonly width: number; readonly height: number },
  box: Box,
): Box {
  const scale = Math.min((box.right - box.left) / width, (box.bottom - box.top) / height);
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const [halfX, halfY] = [(width * scale) / 2, (height * scale) / 2];
  return { left: middleX - halfX, right: middleX + halfX, top: middleY - halfY, bottom: middleY + halfY };
}
