import type { NodeLinkState } from './state';

/** Another node that an edge leads to. */
export interface Neighbour {
  readonly node: number;
  /** How strong the edge is seen from the first node, where edges have weights. */
  readonly weight: number | undefined;
}

/** The neighbours of each node, found in one pass over the edges. */
export type Neighbours = (node: number) => readonly Neighbour[];

/** The nodes that are joined to each node; where edges have a direction, those that it points to. The strongest first. */
export function neighboursIn({
  from,
  to,
  directed,
  weights,
  weightsBack = weights,
}: NodeLinkState): Neighbours {
  const lists = new Map<number, Neighbour[]>();
  const join = (node: number, other: Neighbour): void => {
    const list = lists.get(node);
    if (list) list.push(other);
    else lists.set(node, [other]);
  };
  from.forEach((start, edge) => {
    const end = to[edge] as number;
    join(start, { node: end, weight: weightsBack?.[edge] });
    if (!directed && end !== start) join(end, { node: start, weight: weights?.[edge] });
  });
  for (const list of lists.values()) list.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  return node => lists.get(node) ?? [];
}
