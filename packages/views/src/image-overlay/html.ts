import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { frame } from '../html/frame';
import { MOST_ITEMS, overlayTiles } from './tiles';
import type { ImageOverlayState } from './state';

export function imageOverlayHtml(state: ImageOverlayState): string {
  const { items } = state;
  const facts =
    items.length > MOST_ITEMS ? [`the first ${MOST_ITEMS} of ${counted(items.length, 'image')}`] : [];
  return frame({
    title: shorten(state.title, 80),
    subject: '',
    facts,
    body: [items.length > 0 && overlayTiles(state)],
  });
}
