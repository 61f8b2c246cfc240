import { shorten } from '../format/label';
import { matrixSize } from '../format/matrix-size';
import { shownOf } from '../format/quantity';
import { frame } from '../html/frame';
import { mapTiles, MOST_MAPS } from './tiles';
import type { FeatureMapsState } from './state';

export function featureMapsHtml(state: FeatureMapsState): string {
  const shown = Math.min(MOST_MAPS, state.maps.length);
  const total = Math.max(state.total ?? 0, state.maps.length);
  const [first] = state.maps;
  const size = first && state.reducedFrom ? [matrixSize(first.matrix, state.reducedFrom)] : [];
  const scale = state.scale === 'each' ? [`each in its own range of ${shorten(state.measure, 40)}`] : [];
  return frame({
    title: 'Feature maps',
    subject: shorten(state.title, 80),
    facts: [shownOf(shown, total, 'map'), ...size, ...scale],
    body: [shown > 0 && mapTiles(state)],
  });
}
