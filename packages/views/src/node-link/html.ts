import { shorten } from '../format/label';
import { formatCount, formatNumber } from '../format/number';
import { shownOf } from '../format/quantity';
import { frame } from '../html/frame';
import { element } from '../markup/element';
import { image } from '../markup/picture';
import { extent } from '../reduce/extent';
import { MOST_EDGES, MOST_NODES } from './geometry';
import { nodeLinkPicture } from './picture';
import type { NodeLinkState } from './state';

export function nodeLinkHtml(state: NodeLinkState): string {
  return frame({
    title: 'Graph',
    subject: shorten(state.title, 80),
    facts: factsOf(state),
    body: [image(nodeLinkPicture(state)), element('p', { class: 'epochlab-quiet' }, reading(state))],
  });
}

export const factsOf = ({ x, from, directed }: NodeLinkState): string[] => [
  shownOf(Math.min(x.length, MOST_NODES), x.length, 'node'),
  `${shownOf(Math.min(from.length, MOST_EDGES), from.length, 'edge')}${directed ? ', directed' : ''}`,
];

/** Says in words how to read rings and widths. */
function reading({ marked = [], markLabel, weights, weightsBack, weightLabel }: NodeLinkState): string {
  const [least, most] = extent([...(weights ?? []), ...(weightsBack ?? [])]) ?? [0, 0];
  const range = `${formatNumber(least, 3)} to ${formatNumber(most, 3)}`;
  return [
    marked.length > 0 && `Ring: ${shorten(markLabel ?? `${formatCount(marked.length)} marked`, 40)}.`,
    weights && `Width: ${shorten(weightLabel ?? 'weight', 40)}, ${range}.`,
    weightsBack && 'The half of an edge beside a node is how that node sees the other.',
  ]
    .filter(Boolean)
    .join(' ');
}
