import { colourScales } from '../colour/colour-scale';
import { matrixSize } from '../format/matrix-size';
import type { Picture } from '../markup/picture';
import { heatPicture } from '../plot/heat-picture';
import { HEAT_ROOM } from './room';
import type { HeatmapState } from './state';

export function heatmapPicture(state: HeatmapState): Picture {
  const { title, xLabel, yLabel, matrix, rowLabels = [], columnLabels = [], colours = 'intensity' } = state;
  return heatPicture({
    title: '',
    alt: `${title}: ${matrixSize(matrix, state.reducedFrom)} values`,
    matrix,
    scale: colourScales[colours](matrix.values),
    measure: '',
    rows: rowLabels,
    columns: columnLabels,
    ...(state.reducedFrom && { numbered: state.reducedFrom }),
    xLabel,
    yLabel,
    room: HEAT_ROOM,
  });
}
