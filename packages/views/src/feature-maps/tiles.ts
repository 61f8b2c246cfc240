import { colourScales, type ColourScale } from '../colour/colour-scale';
import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { key } from '../html/key';
import { tiles } from '../html/tiles';
import { element, type Child } from '../markup/element';
import { contained } from '../markup/photo';
import { heatPng, pngImage } from '../markup/pixels';
import { gridOfMatrix, maxPool } from '../reduce/pool';
import type { Matrix } from '../shared/matrix';
import type { FeatureMap, FeatureMapsState } from './state';
import { tellingMaps } from './telling-maps';

export const MOST_MAPS = 64;
/** Cells that all maps together may have. */
const MOST_CELLS = 50_000;

export function mapTiles({ measure, maps: all, colours, scale: range }: FeatureMapsState): Child {
  const maps = all.slice(0, MOST_MAPS);
  const most = Math.max(6, Math.floor(Math.sqrt(MOST_CELLS / Math.max(1, maps.length))));
  const shared = colourScales[colours](maps.flatMap(({ matrix }) => matrix.values));
  const scaleOf = ({ values }: Matrix): ColourScale =>
    range === 'shared' ? shared : colourScales[colours](values);
  const draw = (some: readonly FeatureMap[]): Child =>
    tiles({
      tiles: some.map(({ name, matrix }) => ({
        label: shorten(name, 60),
        draw: box => {
          const scale = scaleOf(matrix);
          const shown = maxPool(gridOfMatrix(matrix), most, scale.prominence);
          return (
            matrix.rows * matrix.columns > 0 &&
            pngImage(heatPng(shown, scale), contained({ width: matrix.columns, height: matrix.rows }, box))
          );
        },
      })),
      noun: 'map',
      columns: 10,
      tile: { width: 80, height: 80 },
    });
  const [chosen, others] = tellingMaps(maps);
  return [
    range === 'shared' && key(shared, measure),
    draw(chosen),
    others.length > 0 &&
      element(
        'details',
        {},
        element('summary', {}, `The other ${counted(others.length, 'map')}, which vary less`),
        draw(others),
      ),
  ];
}
