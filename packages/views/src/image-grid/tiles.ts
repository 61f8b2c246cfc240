import { shorten } from '../format/label';
import { tileBytes, tiles } from '../html/tiles';
import type { Markup } from '../markup/element';
import { photo, rasterOf } from '../markup/photo';
import type { GridImage, ImageGridState } from './state';

export const MOST_IMAGES = 120;
const WIDTH = 900;

export function imageTiles({ columns, images: all }: ImageGridState): Markup {
  const images = all.slice(0, MOST_IMAGES);
  const across = Math.min(columns ?? usualColumns(images.length), 30);
  const side = Math.max(24, Math.min(largest(images), WIDTH / across - 8));
  return tiles({
    tiles: images.map(({ pixels, label = '', wrong = false }) => ({
      label: shorten(label, 60),
      wrong,
      draw: box => photo(rasterOf(pixels), box, tileBytes(images.length)),
    })),
    noun: 'image',
    columns: across,
    tile: { width: side, height: side },
  });
}

const usualColumns = (count: number): number => (count <= 10 ? Math.max(1, count) : count <= 40 ? 10 : 12);

/** Small images are enlarged, so that their pixels can be seen. */
function largest(images: readonly GridImage[]): number {
  const side = Math.max(1, ...images.map(({ pixels }) => Math.max(pixels.width, pixels.height)));
  return side < 64 ? 72 : Math.min(220, Math.max(96, side));
}
