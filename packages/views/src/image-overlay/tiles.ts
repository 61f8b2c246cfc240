import { colourScales } from '../colour/colour-scale';
import { shorten } from '../format/label';
import { key } from '../html/key';
import { row } from '../html/frame';
import { tileBytes, tiles } from '../html/tiles';
import type { Child } from '../markup/element';
import { photo, rasterOf } from '../markup/photo';
import type { Box } from '../plot/panel';
import { gridOfMatrix } from '../reduce/pool';
import { shrink } from '../reduce/shrink';
import { blend } from './blend';
import type { ImageOverlayState, OverlaidImage } from './state';

export const MOST_ITEMS = 16;
const SIDE = 144;
const GAP = 4;

/** Each image beside itself with its map over it. All maps share one scale. */
export function overlayTiles({ items: all, colours, measure }: ImageOverlayState): Child {
  const items = all.slice(0, MOST_ITEMS);
  const scale = colourScales[colours](items.flatMap(({ overlay }) => overlay.values));
  const bytes = tileBytes(items.length, 2);
  const draw = ({ image, overlay }: OverlaidImage, box: Box): Child => {
    const raster = shrink(rasterOf(image), 2 * SIDE);
    const middle = (box.left + box.right) / 2;
    return [
      photo(raster, { ...box, right: middle - GAP / 2 }, bytes),
      photo(blend(raster, gridOfMatrix(overlay), scale), { ...box, left: middle + GAP / 2 }, bytes),
    ];
  };
  const drawn = items.map(item =>
    tiles({
      tiles: [{ label: shorten(item.label, 60), draw: box => draw(item, box) }],
      noun: 'image',
      columns: 1,
      tile: { width: 2 * SIDE + GAP, height: SIDE },
    }),
  );
  return [key(scale, measure), row(...drawn)];
}
