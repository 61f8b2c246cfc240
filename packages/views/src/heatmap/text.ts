import { heading } from '../terminal/heading';
import { textMatrix } from '../terminal/matrix';
import { matrixSize } from './picture';
import type { HeatmapState } from './state';

export function heatmapText(state: HeatmapState): string {
  const { title, matrix, rowLabels = [], columnLabels = [] } = state;
  return [heading(title, matrixSize(state)), textMatrix(matrix, rowLabels, columnLabels)].join('\n');
}
