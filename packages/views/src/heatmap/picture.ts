import { colourScales } from '../colour/colour-scale';
import { formatCount } from '../format/number';
import type { Picture } from '../markup/picture';
import { heatPicture } from '../plot/heat-picture';
import type { HeatmapState } from './state';

/** @example '4 × 3' */
export const matrixSize = ({ matrix: { rows, columns } }: HeatmapState): string =>
  `${formatCount(rows)} × ${formatCount(columns)}`;

export function heatmapPicture(state: HeatmapState): Picture {
  const { title, xLabel, yLabel, matrix, rowLabels = [], columnLabels = [], colours = 'intensity' } = state;
  return heatPicture({
    title: '',
    alt: `${title}: ${matrixSize(state)} values`,
    matrix,
    scale: colourScales[colours](matrix.values),
    measure: '',
    rows: rowLabels,
    columns: columnLabels,
    xLabel,
    yLabel,
    room: { width: 520, height: 420 },
  });
}
