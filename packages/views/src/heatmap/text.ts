import { matrixSize } from '../format/matrix-size';
import { heading } from '../terminal/heading';
import { textMatrix } from '../terminal/matrix';
import type { HeatmapState } from './state';

export function heatmapText(state: HeatmapState): string {
  const { title, matrix, reducedFrom, rowLabels = [], columnLabels = [] } = state;
  return [heading(title, matrixSize(matrix, reducedFrom)), textMatrix(matrix, rowLabels, columnLabels)].join(
    '\n',
  );
}
