import { shorten } from '../format/label';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { pointsKept } from './points-kept';
import { linesPicture, MOST_SERIES } from './picture';
import type { LinesState } from './state';

export function linesHtml(state: LinesState): string {
  const hidden = state.series.length - MOST_SERIES;
  return frame({
    title: shorten(state.title, 80),
    subject: '',
    facts: [
      ...(hidden > 0 ? [`the first ${MOST_SERIES} of ${state.series.length} curves`] : []),
      ...pointsKept(state),
    ],
    body: [image(linesPicture(state))],
  });
}
