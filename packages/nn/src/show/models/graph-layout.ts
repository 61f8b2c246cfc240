import {
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Edge } from '../../networks/graphs/edges';

/** After so many steps nothing moves any more: d3's own number. */
const STEPS = 300;
/** How long an edge would like to be. */
const LENGTH = 40;

interface Layout {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Where the nodes begin; a node that begins on the wrong side of an edge may stay there. */
const starts: readonly ((node: number, nodes: number) => SimulationNodeDatum)[] = [
  // d3's own spiral.
  () => ({}),
  (node, nodes) => {
    const [angle, radius] = [(2 * Math.PI * node) / nodes, 30 * Math.sqrt(nodes)];
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  },
];

/**
 * Where the nodes stand when edges pull like springs and nodes push each other away; the same for the same graph. Of the layouts from several starts
 * the one whose edges are stretched least.
 */
export function graphLayout(nodes: number, edges: readonly Edge[]): Layout {
  const layouts = starts.map(start =>
    settled(
      Array.from({ length: nodes }, (_, i) => start(i, nodes)),
      edges,
    ),
  );
  return layouts.reduce((best, one) => (stretch(one, edges) < stretch(best, edges) ? one : best));
}

function settled(bodies: SimulationNodeDatum[], edges: readonly Edge[]): Layout {
  forceSimulation(bodies)
    .force('edges', forceLink(edges.map(([source, target]) => ({ source, target }))).distance(LENGTH))
    .force('apart', forceManyBody().strength(-120))
    // Holds parts together that no edge joins.
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.08))
    .stop()
    .tick(STEPS);
  const rounded = (value = 0): number => Number(value.toFixed(2));
  return { x: bodies.map(({ x }) => rounded(x)), y: bodies.map(({ y }) => rounded(y)) };
}

/** How far the edges are from the length that they would like, squared and added up. */
function stretch({ x, y }: Layout, edges: readonly Edge[]): number {
  const apart = (values: readonly number[], [a, b]: Edge): number => (values[a] ?? 0) - (values[b] ?? 0);
  return edges.reduce((sum, edge) => sum + (Math.hypot(apart(x, edge), apart(y, edge)) - LENGTH) ** 2, 0);
}
