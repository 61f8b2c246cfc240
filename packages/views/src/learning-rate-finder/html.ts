import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { frame } from '../html/frame';
import { element } from '../markup/element';
import { image } from '../markup/picture';
import { finderPicture } from './picture';
import type { LearningRateFinderState } from './state';

export function learningRateFinderHtml(state: LearningRateFinderState): string {
  return frame({
    title: 'Learning-rate finder',
    subject: shorten(state.title, 80),
    facts: [state.suggestion === null ? 'no suggestion' : `suggested: ${formatNumber(state.suggestion)}`],
    body: [image(finderPicture(state)), element('p', {}, shorten(state.reason, 400))],
  });
}
