import { encode } from 'fast-png';
import type { MimeBundle } from '../wire/message';
import { base64 } from './image';

/** A tensor smaller than this is read as numbers. */
const MIN_SIDE = 8;
const MAX_SIDE = 4096;
const CHANNELS = new Set([1, 3, 4]);

/** Pictures of a batch that are shown, and how many of them stand in a row. */
const MAX_PICTURES = 64;
const MAX_PER_ROW = 16;
/** Pixels between the pictures of a batch. */
const GAP = 1;

/**
 * The picture that a tensor is: height, width and 1, 3 or 4 channels; integers 0 to 255 or floats 0 to 1. The first
 * pictures of a batch stand side by side.
 */
export function pixels(
  values: ArrayLike<unknown>,
  shape: readonly number[],
  dtype: string,
): MimeBundle | undefined {
  const [height = 0, width = 0, channels = 0] = shape.slice(-3);
  const sides = [height, width];
  if (shape.length < 3 || shape.length > 4 || !CHANNELS.has(channels)) return undefined;
  if (sides.some(side => side < MIN_SIDE || side > MAX_SIDE)) return undefined;
  const scale = scaleOf(values as ArrayLike<number>, dtype);
  if (scale === undefined) return undefined;
  const data = Uint8Array.from(values as ArrayLike<number>, value => Math.round(value * scale));
  const picture = { width, height, channels, data };
  return { 'image/png': base64(encode(shape.length === 4 ? sheet(picture, shape[0] ?? 0) : picture)) };
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

/** Pictures that lie one after the other in `data`, laid out in rows on a transparent ground. */
function sheet({ width, height, channels, data }: Picture, batch: number): Picture {
  const count = Math.min(batch, MAX_PICTURES);
  const perRow = Math.max(1, Math.min(count, MAX_PER_ROW, Math.floor(MAX_SIDE / width)));
  const whole = {
    width: perRow * (width + GAP) - GAP,
    height: Math.ceil(count / perRow) * (height + GAP) - GAP,
    channels: channels === 1 ? 2 : 4,
  };
  const pixels = new Uint8Array(whole.width * whole.height * whole.channels);
  for (let index = 0; index < count * width * height; index++) {
    const picture = Math.floor(index / (width * height));
    const x = (picture % perRow) * (width + GAP) + (index % width);
    const y = Math.floor(picture / perRow) * (height + GAP) + (Math.floor(index / width) % height);
    const at = (y * whole.width + x) * whole.channels;
    pixels[at + whole.channels - 1] = 255;
    pixels.set(data.subarray(index * channels, (index + 1) * channels), at);
  }
  return { ...whole, data: pixels };
}

/** The factor that brings the values to 0..255, or undefined when they are no brightnesses. */
function scaleOf(values: ArrayLike<number>, dtype: string): number | undefined {
  if (dtype !== 'int32' && dtype !== 'float32') return undefined;
  const most = dtype === 'int32' ? 255 : 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (!(value >= 0 && value <= most)) return undefined;
  }
  return 255 / most;
}
