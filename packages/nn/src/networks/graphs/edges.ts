import * as tf from '@tensorflow/tfjs-node';
import { normalized } from '../../layers/graph/normalized';
import { checked } from '../../options/refuse-unknown';

/** Two nodes that are joined, by index from 0; where edges have a direction, from the first to the second. */
export type Edge = readonly [from: number, to: number];

export interface AdjacencyOptions {
  /** How many nodes there are; one more than the greatest index unless given. */
  readonly nodes?: number;
  /** Whether an edge goes one way only, so that its second node hears its first and not the other way round; false unless given. */
  readonly directed?: boolean;
}

/**
 * Who is joined to whom, as a matrix [nodes, nodes]: row i has 1 for each node that node i hears. Edges count both ways unless `directed`;
 * one that is listed twice counts once. Nodes are not joined to themselves: the layers see to that.
 *
 * @throws RangeError for an index that is no node, and for an edge from a node to itself
 *
 * @example
 * networks.graphs.adjacency([[0, 1], [1, 2]]).print();   // [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
 */
export function adjacency(edges: readonly Edge[], options: AdjacencyOptions = {}): tf.Tensor2D {
  const { directed = false, nodes = nodesOf(edges) } = checked('networks.graphs.adjacency', options, {
    nodes: true,
    directed: true,
  });
  checkEdges(edges, nodes, 'networks.graphs.adjacency');
  const values = new Float32Array(nodes * nodes);
  for (const [from, to] of edges) {
    values[to * nodes + from] = 1;
    if (!directed) values[from * nodes + to] = 1;
  }
  return tf.tensor2d(values, [nodes, nodes]);
}

/**
 * D^-1/2 (A + I) D^-1/2 of the edges' adjacency A (Kipf and Welling 2017, 2): [nodes, nodes], what `layers.GraphConvolution` multiplies with.
 *
 * @example
 * networks.graphs.normalizedAdjacency([[0, 1]]).print();   // [[0.5, 0.5], [0.5, 0.5]]
 */
export function normalizedAdjacency(edges: readonly Edge[], options: AdjacencyOptions = {}): tf.Tensor2D {
  return tf.tidy(() => normalized(adjacency(edges, options)) as tf.Tensor2D);
}

/** One more than the greatest index. */
export const nodesOf = (edges: readonly Edge[]): number =>
  Math.floor(edges.reduce((most, [from, to]) => Math.max(most, from + 1, to + 1), 0));

/** @throws RangeError for an index that is no node, and for an edge from a node to itself */
export function checkEdges(edges: readonly Edge[], nodes: number, where: string): void {
  if (!Number.isInteger(nodes) || nodes < 1)
    throw new RangeError(`${where}: the number of nodes must be a whole number above 0, got ${nodes}.`);
  edges.forEach(([from, to], i) => {
    const bad = [from, to].find(node => !Number.isInteger(node) || node < 0 || node >= nodes);
    if (bad !== undefined)
      throw new RangeError(
        `${where}: edge ${i} is [${from}, ${to}], and ${bad} is no node. Expected whole numbers from 0 to ${nodes - 1}.`,
      );
    if (from === to)
      throw new RangeError(
        `${where}: edge ${i} joins node ${from} to itself. Leave it out: graph layers add every node to its own neighbours.`,
      );
  });
}
