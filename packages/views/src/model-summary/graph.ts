import { graphlib, layout } from '@dagrejs/dagre';
import { shorten } from '../format/label';
import { textWidth } from '../plot/text-width';
import { pathOf } from './path';
import type { LayerRow } from './state';

/** A layer as a box, or an open model as a frame round those of its layers; x and y are the middle. */
export interface GraphNode {
  readonly layer: LayerRow;
  /** The layer and the models that it is nested in, see `path.ts`. */
  readonly path: string;
  readonly isOpen: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The way of one layer's output into another, by their paths, as corners of a line. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface LayerGraph {
  readonly width: number;
  readonly height: number;
  /** A frame comes before what it holds. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const BOX = { height: 38, least: 72, padding: 18 } as const;
/** Room inside the frame of an open model, and for its name at the top. */
const FRAME = { padding: 8, header: 26 } as const;
const MARGIN = 6;
const CLOSED: ReadonlySet<string> = new Set();

/**
 * The layers of one model as a layered graph, from top to bottom or from left to right. Nested models whose paths are in `open`
 * are frames round graphs of their own.
 */
export function layerGraph(
  layers: readonly LayerRow[],
  direction: 'down' | 'right' = 'down',
  open: ReadonlySet<string> = CLOSED,
  parent?: string,
): LayerGraph {
  const graph = new graphlib.Graph();
  graph.setGraph({
    rankdir: direction === 'down' ? 'TB' : 'LR',
    ranker: 'longest-path',
    nodesep: 18,
    ranksep: 30,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const inner = new Map<string, LayerGraph>();
  const known = new Set(layers.map(({ name }) => pathOf(name, parent)));
  for (const layer of layers) {
    const path = pathOf(layer.name, parent);
    if (layer.layers && layer.layers.length > 0 && open.has(path))
      inner.set(path, layerGraph(layer.layers, direction, open, path));
    graph.setNode(path, { ...sizeOf(layer, inner.get(path)) });
  }
  for (const { name, inputs } of layers) {
    for (const input of inputs.map(one => pathOf(one, parent)))
      if (known.has(input)) graph.setEdge(input, pathOf(name, parent));
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const boxes = layers.map((layer): GraphNode => {
    const path = pathOf(layer.name, parent);
    return { layer, path, isOpen: inner.has(path), ...placed(graph.node(path)) };
  });
  const contents = boxes.flatMap(box => {
    const within = inner.get(box.path);
    return within ? [moved(within, box)] : [];
  });
  return {
    width,
    height,
    nodes: [...boxes, ...contents.flatMap(({ nodes }) => nodes)],
    edges: [
      ...graph.edges().map(({ v, w }) => ({ from: v, to: w, points: graph.edge(v, w).points ?? [] })),
      ...contents.flatMap(({ edges }) => edges),
    ],
  };
}

/** The two lines of a layer's box. */
export const boxLines = ({ name, type }: LayerRow): readonly [string, string] => [
  shorten(name, 24),
  shorten(type, 28),
];

function sizeOf(
  layer: LayerRow,
  within: LayerGraph | undefined,
): { readonly width: number; readonly height: number } {
  const texts = boxLines(layer).map(line => textWidth(line, 12));
  const width = Math.max(BOX.least, ...texts) + BOX.padding;
  return within
    ? {
        width: Math.max(width, within.width + 2 * FRAME.padding),
        height: FRAME.header + within.height + FRAME.padding,
      }
    : { width, height: BOX.height };
}

/** A graph in the frame that is drawn round it. */
function moved({ width, nodes, edges }: LayerGraph, frame: GraphNode): Pick<LayerGraph, 'nodes' | 'edges'> {
  const [left, top] = [frame.x - width / 2, frame.y - frame.height / 2 + FRAME.header];
  const shift = <P extends { readonly x: number; readonly y: number }>(point: P): P => ({
    ...point,
    x: point.x + left,
    y: point.y + top,
  });
  return { nodes: nodes.map(shift), edges: edges.map(edge => ({ ...edge, points: edge.points.map(shift) })) };
}

function placed({
  x = 0,
  y = 0,
  width,
  height,
}: {
  x?: number;
  y?: number;
  width: number;
  height: number;
}): Omit<GraphNode, 'layer' | 'path' | 'isOpen'> {
  return { x, y, width, height };
}
