import { colourScales, type ColourScale } from '../colour/colour-scale';
import { counted } from '../format/quantity';
import { shorten } from '../format/label';
import { contained } from '../markup/photo';
import type { Picture } from '../markup/picture';
import { heatPng, pngImage } from '../markup/pixels';
import { colourKey } from '../plot/colour-key';
import { tilesPicture } from '../plot/tiles';
import { gridOfMatrix, maxPool } from '../reduce/pool';
import type { Matrix } from '../shared/matrix';
import type { FeatureMapsState } from './state';

export const MOST_MAPS = 64;
/** Cells that all maps together may have. */
const MOST_CELLS = 60_000;
const COLUMNS = 10;

export function mapsPicture({
  title,
  measure,
  maps: all,
  colours,
  scale: scaling,
}: FeatureMapsState): Picture {
  const maps = all.slice(0, MOST_MAPS);
  const most = Math.max(6, Math.floor(Math.sqrt(MOST_CELLS / Math.max(1, maps.length))));
  const shared = colourScales[colours](maps.flatMap(({ matrix }) => matrix.values));
  const scaleOf = (matrix: Matrix): ColourScale =>
    scaling === 'shared' ? shared : colourScales[colours](matrix.values);
  return tilesPicture({
    tiles: maps.map(({ name, matrix }) => ({
      label: name,
      draw: box =>
        matrix.rows * matrix.columns > 0 &&
        pngImage(
          heatPng(maxPool(gridOfMatrix(matrix), most), scaleOf(matrix)),
          contained({ width: matrix.columns, height: matrix.rows }, box),
        ),
    })),
    alt: `${title}: ${counted(all.length, 'map')} of ${measure}`,
    columns: COLUMNS,
    tile: { width: 84, height: 84 },
    ...(scaling === 'shared' && {
      head: (right: number) => colourKey(shared, right, 16, shorten(measure, 40)),
    }),
  });
}
