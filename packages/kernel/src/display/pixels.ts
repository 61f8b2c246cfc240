import { encode } from 'fast-png';
import type { MimeBundle } from '../wire/message';
import { base64 } from './image';

/** A tensor smaller than this is read as numbers. */
const MIN_SIDE = 8;
const MAX_SIDE = 4096;
const CHANNELS = new Set([1, 3, 4]);

/** The picture that a tensor is: height, width and 1, 3 or 4 channels; integers 0 to 255 or floats 0 to 1. */
export function pixels(
  values: ArrayLike<unknown>,
  shape: readonly number[],
  dtype: string,
): MimeBundle | undefined {
  const [height = 0, width = 0, channels = 0] = shape;
  const sides = [height, width];
  if (shape.length !== 3 || !CHANNELS.has(channels) || sides.some(side => side < MIN_SIDE || side > MAX_SIDE))
    return undefined;
  const scale = scaleOf(values as ArrayLike<number>, dtype);
  if (scale === undefined) return undefined;
  const data = Uint8Array.from(values as ArrayLike<number>, value => Math.round(value * scale));
  return { 'image/png': base64(encode({ width, height, channels, data })) };
}

/** What brings the values to 0..255, or undefined when they are no brightnesses. */
function scaleOf(values: ArrayLike<number>, dtype: string): number | undefined {
  if (dtype !== 'int32' && dtype !== 'float32') return undefined;
  const most = dtype === 'int32' ? 255 : 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (!(value >= 0 && value <= most)) return undefined;
  }
  return 255 / most;
}
