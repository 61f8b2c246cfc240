import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { frame } from '../html/frame';
import { image } from '../markup/picture';
import { surfacePicture } from './picture';
import type { DecisionSurfaceState } from './state';

export function decisionSurfaceHtml(state: DecisionSurfaceState): string {
  const held = state.samples.heldOut?.filter(Boolean).length ?? 0;
  const facts = [
    counted(state.samples.x.length, 'sample'),
    ...(held > 0 ? [`${counted(held, 'held-out one')} hollow`] : []),
  ];
  return frame({
    title: 'Decision surface',
    subject: shorten(state.title, 80),
    facts,
    body: [image(surfacePicture(state))],
  });
}
