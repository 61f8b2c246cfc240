import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { MOST_ITEMS, overlayPicture } from './picture';
import type { ImageOverlayState } from './state';

export function imageOverlayHtml(state: ImageOverlayState): string {
  const { items } = state;
  const facts =
    items.length > MOST_ITEMS ? [`the first ${MOST_ITEMS} of ${counted(items.length, 'image')}`] : [];
  return frame({
    title: shorten(state.title, 80),
    subject: '',
    facts,
    body: [items.length > 0 && image(overlayPicture(state))],
  });
}
