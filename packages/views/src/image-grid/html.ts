import { shorten } from '../format/label';
import { shownOf } from '../format/quantity';
import { frame } from '../html/frame';
import { pictureSize } from './size';
import { imageTiles, MOST_IMAGES } from './tiles';
import type { ImageGridState } from './state';

export function imageGridHtml(state: ImageGridState): string {
  const shown = Math.min(MOST_IMAGES, state.images.length);
  const total = Math.max(state.total ?? 0, state.images.length);
  return frame({
    title: 'Images',
    subject: shorten(state.title, 80),
    facts: [shownOf(shown, total, 'image'), ...(state.reducedFrom === undefined ? [] : [pictureSize(state)])],
    body: [shown > 0 && imageTiles(state)],
  });
}
