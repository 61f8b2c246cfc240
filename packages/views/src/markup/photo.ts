import type { Box } from '../plot/panel';
import { fewColours } from '../reduce/few-colours';
import { shrink, type Raster } from '../reduce/shrink';
import type { Pixels } from '../shared/pixels';
import { base64ToBytes } from './base64';
import type { Markup } from './element';
import { indexedPng, png, pngImage } from './pixels';

/** Pictures larger than this blend when enlarged; smaller ones show their pixels. */
const SHARP_UP_TO = 64;
const LEAST = 8;
/** Pictures of this many times the bytes wanted are not worth the try: even a drawing of few shades hardly shrinks so far. */
const HOPELESS = 8;

export function rasterOf({ width, height, channels, base64 }: Pixels): Raster {
  return { width, height, channels, data: base64ToBytes(base64) };
}

/** A picture centred in a box, its sides in proportion, in a PNG of at most about `bytes`. */
export function photo(raster: Raster, box: Box, bytes: number): Markup {
  const sharp = Math.max(raster.width, raster.height) <= SHARP_UP_TO;
  const most = Math.max(LEAST, Math.floor(Math.sqrt(HOPELESS * bytes)));
  return pngImage(fitted(shrink(raster, most), bytes), contained(raster, box), sharp);
}

/** As it is, else in few colours, else half as large, until it fits. */
function fitted(raster: Raster, bytes: number): Uint8Array {
  const { width, height, channels, data } = raster;
  const small = Math.max(width, height) <= LEAST;
  for (const { size, encode } of [
    { size: data.length, encode: () => png(width, height, channels, data) },
    ...(channels === 3
      ? [{ size: width * height, encode: () => indexedPng(width, height, fewColours(raster)) }]
      : []),
  ]) {
    const encoded = small || size <= HOPELESS * bytes ? encode() : undefined;
    if (encoded !== undefined && (small || encoded.length <= bytes)) return encoded;
  }
  return fitted(shrink(raster, Math.ceil(Math.max(width, height) / 2)), bytes);
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
