import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { histogramPicture } from './picture';
import { notFinite } from './not-finite';
import type { HistogramOverTimeState } from './state';

export function histogramOverTimeHtml(state: HistogramOverTimeState): string {
  return frame({
    title: 'Histogram over time',
    subject: shorten(state.title, 80),
    facts: [counted(state.moments.length, 'moment')],
    error: notFinite(state),
    body: [state.moments.length > 0 && image(histogramPicture(state))],
  });
}
