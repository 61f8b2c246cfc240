import { shorten } from '../format/label';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { MOST_CATEGORIES } from './axes';
import { barsPicture } from './picture';
import type { BarsState } from './state';

export function barsHtml(state: BarsState): string {
  const cut = state.categories.length > MOST_CATEGORIES;
  return frame({
    title: shorten(state.title, 80),
    subject: '',
    facts: cut ? [`the first ${MOST_CATEGORIES} of ${state.categories.length}`] : [],
    body: [image(barsPicture(state))],
  });
}
