import type { NodeLinkState } from '@epochlab/views';
import { inScope } from '../../in-scope';
import { checkEdges, nodesOf, type Edge } from '../../networks/graphs/edges';
import { checked } from '../../options/refuse-unknown';
import { toTensor, type TensorInput } from '../../tensors';
import { display } from '../output/display';
import { graphLayout } from './graph-layout';
import { classesOf, indicesOf, namesOf, type LabelsInput } from '../input/labels';

export interface NodeLinkOptions {
  readonly title?: string;
  /** How many nodes there are; one more than the greatest index of an edge unless given. */
  readonly nodes?: number;
  /** A name for each node; its number unless given. */
  readonly names?: readonly string[];
  /** The class of each node: an index, a name, or probabilities. */
  readonly labels?: LabelsInput;
  readonly classNames?: readonly string[];
  /** Nodes to put a ring round, and what that means. */
  readonly marked?: readonly number[];
  readonly markLabel?: string;
  /** Draws arrows; false unless given. */
  readonly directed?: boolean;
  /** How wide each edge is drawn, one number of 0 or more for each edge. */
  readonly weights?: TensorInput;
  readonly weightLabel?: string;
  /** How much each node looks at each other, [nodes, nodes], or that of several heads, whose mean is drawn: `layer.attentionScores`. */
  readonly attention?: TensorInput;
}

/** As many nodes as a picture has room for. */
const MOST_NODES = 1000;

/**
 * Shows a graph: its nodes, and lines for its edges. Where the nodes stand is computed from the edges, the same each time.
 *
 * @throws RangeError for an edge to a node that is not there, lists of another length than the nodes or edges, and more than 1,000 nodes
 *
 * @example
 * const { edges, y, labels } = datasets.karateClub();
 * show.nodeLink(edges, { labels: y, classNames: labels, marked: [0, 33], markLabel: 'labelled' });
 */
export function nodeLink(edges: readonly Edge[], options: NodeLinkOptions = {}): void {
  checked('show.nodeLink', options, {
    title: true,
    nodes: true,
    names: true,
    labels: true,
    classNames: true,
    marked: true,
    markLabel: true,
    directed: true,
    weights: true,
    weightLabel: true,
    attention: true,
  });
  const { title = '', names, marked, markLabel, directed = false } = options;
  const nodes = options.nodes ?? names?.length ?? nodesOf(edges);
  checkEdges(edges, nodes, 'show.nodeLink');
  if (nodes > MOST_NODES)
    throw new RangeError(
      `show.nodeLink draws at most ${MOST_NODES} nodes, got ${nodes}. Show a part: a node and its neighbours, say.`,
    );
  checkCount('names', names?.length, nodes, 'node');
  for (const node of marked ?? [])
    if (!Number.isInteger(node) || node < 0 || node >= nodes)
      throw new RangeError(
        `show.nodeLink: marked has ${node}, which is no node. Expected 0 to ${nodes - 1}.`,
      );
  const state: NodeLinkState = {
    title,
    ...graphLayout(nodes, edges),
    from: edges.map(([from]) => from),
    to: edges.map(([, to]) => to),
    directed,
    ...(names && { names }),
    ...classes(options, nodes),
    ...(marked && { marked }),
    ...(markLabel !== undefined && { markLabel }),
    ...widths(edges, options, nodes),
  };
  display({ kind: 'nodeLink', state });
}

function checkCount(what: string, found: number | undefined, expected: number, each: string): void {
  if (found !== undefined && found !== expected)
    throw new RangeError(
      `show.nodeLink: there are ${found} ${what} for ${expected} ${each}s. Expected one for each ${each}.`,
    );
}

function classes(
  { labels, classNames }: NodeLinkOptions,
  nodes: number,
): Pick<NodeLinkState, 'classes' | 'classOf'> {
  if (labels === undefined) return {};
  const values = classesOf(labels);
  checkCount('labels', values.length, nodes, 'node');
  const known = classNames ?? namesOf(values);
  return { classes: known, classOf: Array.from(indicesOf(values, known, 'labels')) };
}

type Widths = Pick<NodeLinkState, 'weights' | 'weightsBack' | 'weightLabel'>;

function widths(edges: readonly Edge[], options: NodeLinkOptions, nodes: number): Widths {
  const { weights, attention, weightLabel, directed = false } = options;
  if (weights !== undefined && attention !== undefined)
    throw new TypeError('show.nodeLink takes weights or attention, not both.');
  if (attention !== undefined) {
    const looks = lookedAt(attention, nodes);
    checkWeights(looks, 'attention between nodes');
    const label = { weightLabel: weightLabel ?? 'attention' };
    // The second node hears the first.
    const towards = edges.map(([from, to]) => looks[to * nodes + from] ?? 0);
    if (directed) return { weights: towards, ...label };
    return {
      weights: towards,
      weightsBack: edges.map(([from, to]) => looks[from * nodes + to] ?? 0),
      ...label,
    };
  }
  if (weights === undefined) return {};
  const values = inScope(() => Array.from(toTensor(weights).dataSync()));
  checkCount('weights', values.length, edges.length, 'edge');
  checkWeights(values, 'the weight of an edge');
  return { weights: values, ...(weightLabel !== undefined && { weightLabel }) };
}

function checkWeights(values: ArrayLike<number>, what: string): void {
  const bad = Array.from(values).find(value => !Number.isFinite(value) || value < 0);
  if (bad !== undefined)
    throw new RangeError(`show.nodeLink: ${what} is ${bad}. Expected numbers of 0 or more.`);
}

/** Attention [nodes, nodes] row after row, the mean of the heads where there are several. */
function lookedAt(attention: TensorInput, nodes: number): ArrayLike<number> {
  return inScope(() => {
    const tensor = toTensor(attention);
    if (tensor.rank < 2 || tensor.shape.at(-1) !== nodes || tensor.shape.at(-2) !== nodes)
      throw new RangeError(
        `show.nodeLink: attention must be [${nodes}, ${nodes}] or [heads, ${nodes}, ${nodes}], got [${tensor.shape.join(', ')}].`,
      );
    return tensor
      .toFloat()
      .reshape([-1, nodes * nodes])
      .mean(0)
      .dataSync();
  });
}
