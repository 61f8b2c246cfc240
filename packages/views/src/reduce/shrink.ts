/** Bytes of pixels, row after row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

/** The picture made at most `most` pixels wide and high; each pixel is the mean of those that it replaces. */
export function shrink(raster: Raster, most: number): Raster {
  const factor = Math.ceil(Math.max(raster.width, raster.height) / Math.max(1, most));
  if (factor <= 1) return raster;
  const { channels } = raster;
  const [width, height] = [Math.ceil(raster.width / factor), Math.ceil(raster.height / factor)];
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < data.length; i++) {
    const at = Math.floor(i / channels);
    data[i] = blockMean(raster, (at % width) * factor, Math.floor(at / width) * factor, factor, i % channels);
  }
  return { width, height, channels, data };
}

function blockMean(
  { width, height, channels, data }: Raster,
  left: number,
  top: number,
  side: number,
  channel: number,
): number {
  let [sum, count] = [0, 0];
  for (let y = top; y < Math.min(height, top + side); y++) {
    for (let x = left; x < Math.min(width, left + side); x++) {
      sum += data[(y * width + x) * channels + channel] as number;
      count++;
    }
  }
  return Math.round(sum / count);
}
