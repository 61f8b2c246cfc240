import { graphlib, layout } from '@dagrejs/dagre';
import { shorten } from '../format/label';
import { textWidth } from '../plot/text-width';
import type { LayerRow } from './state';

/** A layer as a box; x and y are its middle. */
export interface GraphNode {
  readonly layer: LayerRow;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The way of one layer's output into another, as corners of a line. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface LayerGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const BOX = { height: 38, least: 72, padding: 18 } as const;
const MARGIN = 6;

/** The layers of one model as a layered graph, from top to bottom or from left to right. Nested models stay closed. */
export function layerGraph(layers: readonly LayerRow[], direction: 'down' | 'right' = 'down'): LayerGraph {
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
  const known = new Set(layers.map(({ name }) => name));
  for (const layer of layers) graph.setNode(layer.name, { width: boxWidth(layer), height: BOX.height });
  for (const { name, inputs } of layers)
    for (const input of inputs) if (known.has(input)) graph.setEdge(input, name);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: layers.map(layer => ({ layer, ...placed(graph.node(layer.name)) })),
    edges: graph.edges().map(({ v, w }) => ({ from: v, to: w, points: graph.edge(v, w).points ?? [] })),
  };
}

/** The two lines of a layer's box. */
export const boxLines = ({ name, type }: LayerRow): readonly [string, string] => [
  shorten(name, 24),
  shorten(type, 28),
];

const boxWidth = (layer: LayerRow): number =>
  Math.max(BOX.least, ...boxLines(layer).map(line => textWidth(line, 12))) + BOX.padding;

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
}): Omit<GraphNode, 'layer'> {
  return { x, y, width, height };
}
