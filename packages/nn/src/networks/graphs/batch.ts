import * as tf from '@tensorflow/tfjs-node';
import { adjacency, checkEdges, type Edge } from './edges';

/** A graph: a row of features for each node, and edges both ways. */
export interface Graph {
  readonly features: readonly (readonly number[])[];
  readonly edges: readonly Edge[];
}

/** Graphs of the same padded size. */
export interface GraphBatch {
  /** [graphs, nodes, features], zeros where there is padding */
  readonly features: tf.Tensor3D;
  /** [graphs, nodes, nodes] */
  readonly adjacency: tf.Tensor3D;
  /** [graphs, nodes]: 1 for a node, 0 for padding */
  readonly mask: tf.Tensor2D;
}

/**
 * Graphs one above the other, padded with nodes that have no edges to the size of the largest (or to `nodes`).
 *
 * @throws RangeError for no graph, graphs of different numbers of features, a graph that is too large, an edge to a node that is not there
 *
 * @example
 * const { features, adjacency, mask } = networks.graphs.batch(molecules.train);
 */
export function batch(graphs: readonly Graph[], options: { readonly nodes?: number } = {}): GraphBatch {
  const width = widthOf(graphs, 'networks.graphs.batch');
  const largest = Math.max(...graphs.map(({ features }) => features.length));
  const { nodes = largest } = options;
  if (nodes < largest)
    throw new RangeError(
      `networks.graphs.batch: a graph has ${largest} nodes, and nodes is ${nodes}. Leave it out.`,
    );
  const padding = Array<number>(width).fill(0);
  const padded = <T>(rows: readonly T[], filler: T): T[] => [
    ...rows,
    ...Array<T>(nodes - rows.length).fill(filler),
  ];
  return tf.tidy(() => ({
    features: tf.tensor3d(
      graphs.map(({ features }) =>
        padded(
          features.map(row => [...row]),
          padding,
        ),
      ),
    ),
    adjacency: tf.stack(graphs.map(({ edges }) => adjacency(edges, { nodes }))) as tf.Tensor3D,
    mask: tf.tensor2d(
      graphs.map(({ features }) =>
        padded(
          features.map(() => 1),
          0,
        ),
      ),
    ),
  }));
}

/** Graphs as one large graph whose parts are not joined. */
export interface GraphUnion {
  /** [all nodes, features] */
  readonly features: tf.Tensor2D;
  readonly edges: readonly Edge[];
  /** int32 [all nodes]: the graph that each node belongs to */
  readonly index: tf.Tensor1D;
}

/**
 * Several graphs as one without edges between them, and the index vector that says which node belongs to which.
 *
 * @example
 * const { features, edges, index } = networks.graphs.union([a, b]);
 * const perGraph = networks.graphs.pool(features, index);   // [2, features]
 */
export function union(graphs: readonly Graph[]): GraphUnion {
  widthOf(graphs, 'networks.graphs.union');
  const sizes = graphs.map(({ features }) => features.length);
  const first = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0));
  return {
    features: tf.tensor2d(graphs.flatMap(({ features }) => features.map(row => [...row]))),
    edges: graphs.flatMap(({ edges }, g) =>
      edges.map(([a, b]): Edge => [a + (first[g] ?? 0), b + (first[g] ?? 0)]),
    ),
    index: tf.tensor1d(
      sizes.flatMap((size, g) => Array<number>(size).fill(g)),
      'int32',
    ),
  };
}

/**
 * The mean, or the sum, of the nodes of each graph of a union: [nodes, features] -> [graphs, features].
 *
 * @param index int32 [nodes], the graph of each node
 */
export function pool(x: tf.Tensor2D, index: tf.Tensor1D, how: 'mean' | 'sum' = 'mean'): tf.Tensor2D {
  if (index.shape[0] !== x.shape[0])
    throw new RangeError(
      `networks.graphs.pool: there are ${x.shape[0]} nodes and ${index.shape[0]} entries of the index. Expected one for each node.`,
    );
  return tf.tidy(() => {
    const graphs = Math.max(-1, ...index.dataSync()) + 1;
    const sums = tf.unsortedSegmentSum(x, index, graphs);
    if (how === 'sum') return sums;
    const counts = tf.unsortedSegmentSum(tf.ones([x.shape[0], 1]), index, graphs);
    return tf.div(sums, tf.maximum(counts, 1));
  });
}

/** @throws RangeError for no graph, a graph without nodes, and for different numbers of features */
function widthOf(graphs: readonly Graph[], where: string): number {
  const width = graphs[0]?.features[0]?.length ?? 0;
  if (width === 0) throw new RangeError(`${where} takes at least one graph whose nodes have features.`);
  graphs.forEach(({ features, edges }, g) => {
    const bad = features.findIndex(row => row.length !== width);
    if (bad >= 0 || features.length === 0)
      throw new RangeError(
        `${where}: graph ${g} has ${features.length === 0 ? 'no nodes' : `a node of ${features[bad]?.length ?? 0} features`}. Expected nodes of ${width} features each.`,
      );
    checkEdges(edges, features.length, `${where}, graph ${g}`);
  });
  return width;
}
