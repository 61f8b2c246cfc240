import type { Svg } from './plot-svg';

/** Pixels of the picture for each CSS pixel. */
const SCALE = 2;

/** Draws a picture into a PNG at twice its size. */
export async function pngOf({ source, width, height }: Svg): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob =>
      blob ? resolve(blob) : reject(new Error('The browser could not encode the picture.')),
    );
  });
}
