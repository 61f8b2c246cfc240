import { shorten } from '../format/label';
import { formatCount, formatScore } from '../format/number';
import { counted } from '../format/quantity';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import { neighboursIn } from './neighbours';
import type { NodeLinkState } from './state';

const MOST_ROWS = 20;
const MOST_NEIGHBOURS = 8;

/** The nodes with most edges, each with its class and what it is joined to. */
export function nodeLinkText(state: NodeLinkState): string {
  const { title, x, from, to, classes, classOf } = state;
  const edges = new Array<number>(x.length).fill(0);
  for (const end of [...from, ...to]) edges[end] = (edges[end] ?? 0) + 1;
  const busiest = edges
    .map((_, node) => node)
    .sort((a, b) => (edges[b] ?? 0) - (edges[a] ?? 0))
    .slice(0, MOST_ROWS);
  const nameOf = (node: number): string => shorten(state.names?.[node] ?? String(node), 18);
  const neighboursOf = neighboursIn(state);
  const rows = busiest.map(node => {
    const neighbours = neighboursOf(node);
    const shown = neighbours
      .slice(0, MOST_NEIGHBOURS)
      .map(
        ({ node: other, weight }) => nameOf(other) + (weight === undefined ? '' : ` ${formatScore(weight)}`),
      );
    const rest = neighbours.length - shown.length;
    return [
      nameOf(node),
      shorten(classes?.[classOf?.[node] ?? -1] ?? '', 18),
      shown.join(', ') + (rest > 0 ? ` and ${formatCount(rest)} more` : ''),
    ];
  });
  const head = heading('Graph', title, counted(x.length, 'node'), counted(from.length, 'edge'));
  return [head, textTable([{}, {}, {}], rows)].join('\n').trimEnd();
}
