import { colourScales } from '../colour/colour-scale';
import { counted } from '../format/quantity';
import { shorten } from '../format/label';
import type { Child } from '../markup/element';
import { photo, rasterOf } from '../markup/photo';
import type { Picture } from '../markup/picture';
import { colourKey } from '../plot/colour-key';
import type { Box } from '../plot/panel';
import { tilesPicture } from '../plot/tiles';
import { gridOfMatrix } from '../reduce/pool';
import { shrink } from '../reduce/shrink';
import { NESTED_BYTES } from '../shared/size';
import { blend } from './blend';
import type { ImageOverlayState, OverlaidImage } from './state';

export const MOST_ITEMS = 24;
const SIDE = 150;
const GAP = 4;

/** Each image beside itself with its map over it. All maps share one scale. */
export function overlayPicture({ title, items: all, colours, measure }: ImageOverlayState): Picture {
  const items = all.slice(0, MOST_ITEMS);
  const scale = colourScales[colours](items.flatMap(({ overlay }) => overlay.values));
  const bytes = NESTED_BYTES / (2 * Math.max(1, items.length));
  const draw = ({ image, overlay }: OverlaidImage, box: Box): Child => {
    const raster = shrink(rasterOf(image), 2 * SIDE);
    const middle = (box.left + box.right) / 2;
    return [
      photo(raster, { ...box, right: middle - GAP / 2 }, bytes),
      photo(blend(raster, gridOfMatrix(overlay), scale), { ...box, left: middle + GAP / 2 }, bytes),
    ];
  };
  return tilesPicture({
    tiles: items.map(item => ({ label: item.label, draw: box => draw(item, box) })),
    alt: `${title}: ${measure} over ${counted(all.length, 'image')}`,
    columns: 3,
    tile: { width: 2 * SIDE + GAP, height: SIDE },
    head: right => colourKey(scale, right, 16, shorten(measure, 40)),
  });
}
