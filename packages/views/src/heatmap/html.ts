import { shorten } from '../format/label';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { heatmapPicture, matrixSize } from './picture';
import type { HeatmapState } from './state';

export function heatmapHtml(state: HeatmapState): string {
  return frame({
    title: shorten(state.title, 80),
    subject: '',
    facts: [matrixSize(state)],
    body: [image(heatmapPicture(state))],
  });
}
