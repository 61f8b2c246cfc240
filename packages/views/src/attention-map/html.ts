import { intensityScale } from '../colour/colour-scale';
import { shorten } from '../format/label';
import { matrixSize } from '../format/matrix-size';
import { counted } from '../format/quantity';
import { frame } from '../html/frame';
import { element } from '../markup/element';
import { image, type Picture } from '../markup/picture';
import { heatPicture } from '../plot/heat-picture';
import { attentionSide } from './side';
import type { AttentionMapState } from './state';

const MOST_HEADS = 8;

/** A map for each head, all on one scale that begins at zero, so that heads compare. */
export function attentionMapHtml(state: AttentionMapState): string {
  const heads = state.heads.slice(0, MOST_HEADS);
  const hidden = state.heads.length - heads.length;
  const [first] = heads;
  return frame({
    title: 'Attention',
    subject: shorten(state.title, 80),
    facts: [
      counted(state.heads.length, 'head'),
      ...(hidden > 0 ? [`${hidden} not shown here`] : []),
      ...(first && state.reducedFrom ? [matrixSize(first.weights, state.reducedFrom)] : []),
    ],
    body: [
      element(
        'div',
        {},
        heads.map(head => image(headPicture(head, state))),
      ),
    ],
  });
}

function headPicture(
  { name, weights }: AttentionMapState['heads'][number],
  { queries, keys, heads }: AttentionMapState,
): Picture {
  const side = attentionSide(heads.length);
  return heatPicture({
    title: name,
    alt: `Attention of ${name}: ${counted(queries.length, 'query', 'queries')} over ${counted(keys.length, 'key')}`,
    matrix: weights,
    scale: intensityScale(
      heads.flatMap(head => head.weights.values),
      0,
    ),
    measure: '',
    rows: queries,
    columns: keys,
    xLabel: 'key',
    yLabel: 'query',
    room: { width: side, height: side },
  });
}
