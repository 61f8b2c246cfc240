import { counted } from '../format/quantity';
import { photo, rasterOf } from '../markup/photo';
import type { Picture } from '../markup/picture';
import { tilesPicture } from '../plot/tiles';
import { NESTED_BYTES } from '../shared/size';
import type { GridImage, ImageGridState } from './state';

export const MOST_IMAGES = 120;
const WIDTH = 900;

export function gridPicture({ title, columns, images: all }: ImageGridState): Picture {
  const images = all.slice(0, MOST_IMAGES);
  const across = columns ?? usualColumns(images.length);
  const side = Math.max(24, Math.min(largest(images), WIDTH / across - 8));
  return tilesPicture({
    tiles: images.map(({ pixels, label = '', wrong = false }) => ({
      label,
      wrong,
      draw: box => photo(rasterOf(pixels), box, NESTED_BYTES / images.length),
    })),
    alt: `${title}: ${counted(all.length, 'image')}${spoken(images)}`,
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

function spoken(images: readonly GridImage[]): string {
  const labels = images.flatMap(({ label }) => label ?? []).slice(0, 20);
  return labels.length > 0 ? `, labelled ${labels.join(', ')}` : '';
}
