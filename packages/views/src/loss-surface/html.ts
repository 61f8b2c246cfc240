import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { lossPicture } from './picture';
import type { LossSurfaceState } from './state';

export function lossSurfaceHtml(state: LossSurfaceState): string {
  const facts = state.paths.map(
    ({ name, x }) => `${shorten(name, 30)}: ${counted(Math.max(0, x.length - 1), 'step')}`,
  );
  return frame({
    title: 'Loss surface',
    subject: shorten(state.title, 80),
    facts: facts.slice(0, 6),
    body: [image(lossPicture(state))],
  });
}
