import React, { useEffect, useRef } from 'react';
import { base64ToBytes, type Pixels } from '@epochlab/views';

export interface PixelPictureProps {
  readonly pixels: Pixels;
  readonly label: string;
}

/** A picture from its bytes, every pixel a square. */
export function PixelPicture({ pixels, label }: PixelPictureProps): React.JSX.Element {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    ref.current?.getContext('2d')?.putImageData(imageDataOf(pixels), 0, 0);
  }, [pixels]);
  return (
    <canvas
      ref={ref}
      className="epochlab-Picture"
      width={pixels.width}
      height={pixels.height}
      role="img"
      aria-label={label}
    />
  );
}

function imageDataOf({ width, height, channels, base64 }: Pixels): ImageData {
  const bytes = base64ToBytes(base64);
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = (channel: number): number => bytes[pixel * channels + channel] ?? 0;
    const grey = channels === 1;
    image.data.set([at(0), at(grey ? 0 : 1), at(grey ? 0 : 2), channels === 4 ? at(3) : 255], 4 * pixel);
  }
  return image;
}
