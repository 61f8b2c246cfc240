import { shorten } from '../format/label';
import { matrixSize } from '../format/matrix-size';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { heatmapPicture } from './picture';
import type { HeatmapState } from './state';

export function heatmapHtml(state: HeatmapState): string {
  return frame({
    title: shorten(state.title, 80),
    subject: '',
    facts: [matrixSize(state.matrix, state.reducedFrom)],
    body: [image(heatmapPicture(state))],
  });
}
