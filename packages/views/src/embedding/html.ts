import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { embeddingPicture } from './picture';
import type { EmbeddingState } from './state';

export function embeddingHtml(state: EmbeddingState): string {
  const facts = [shorten(state.method, 60), counted(state.x.length, 'point')];
  return frame({
    title: 'Embedding',
    subject: shorten(state.title, 80),
    facts,
    body: [image(embeddingPicture(state))],
  });
}
