import type { NodeLinkState } from './state';

/** Another node that an edge leads to. */
export interface Neighbour {
  readonly node: number;
  /** How strong the edge is seen from the first node, where edges have weights. */
  readonly weight: number | undefined;
}

/** The nodes that are joined to `node`; where edges have a direction, those that it points to. The strongest first. */
export function neighboursOf(
  { from, to, directed, weights, weightsBack = weights }: NodeLinkState,
  node: number,
): Neighbour[] {
  const found = from.flatMap((start, edge): Neighbour[] => {
    const end = to[edge] as number;
    if (start === node) return [{ node: end, weight: weightsBack?.[edge] }];
    return end === node && !directed ? [{ node: start, weight: weights?.[edge] }] : [];
  });
  return found.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
}
