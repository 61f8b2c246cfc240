import { seriesStyle, type Marker } from '../colour/palette';
import { pixel } from '../plot/line-path';
import { extent } from '../reduce/extent';
import type { NodeLinkState } from './state';

/** Beyond, names would cover each other and nodes are small. */
const MOST_NAMED = 80;
/** Beyond so many edges their heads would be a grey cloud, and the drawing larger than a notebook should hold. */
const MOST_HEADS = 1000;
/** As many nodes and edges as a page can draw. */
export const MOST_NODES = 1000;
export const MOST_EDGES = 3000;

const MARGIN = 26;
const WIDTHS = { thin: 0.4, plain: 1.2, wide: 6 } as const;

type Point = readonly [x: number, y: number];

export interface PlacedNode {
  readonly index: number;
  readonly at: Point;
  readonly name: string;
  /** The index of its style, -1 where nodes have no class. */
  readonly group: number;
  readonly isMarked: boolean;
}

/** A line, or one half of one where the two directions differ. */
export interface PlacedEdge {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly d: string;
  readonly width: number;
}

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  /** Radius of a node in pixels. */
  readonly radius: number;
  readonly isNamed: boolean;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** The graph in pixels, both axes on the same scale. What is not finite and what is too much is left out. */
export function placedGraph(state: NodeLinkState, width: number, top: number): PlacedGraph {
  const { x, y } = state;
  const [spanX, spanY] = [spanOf(x), spanOf(y)];
  const scale = (width - 2 * MARGIN) / Math.max(spanX.size, spanY.size / 1.2, 1e-9);
  const height = Math.max(120, Math.min(1.2 * width, spanY.size * scale + 2 * MARGIN)) + top;
  const middle: Point = [width / 2, (height + top) / 2];
  const at = (i: number): Point => [
    middle[0] + ((x[i] as number) - spanX.middle) * scale,
    middle[1] - ((y[i] as number) - spanY.middle) * scale,
  ];
  const isNamed = x.length <= MOST_NAMED;
  const radius = isNamed ? (x.length <= 40 ? 11 : 9) : x.length <= 300 ? 4.5 : 3;
  const marked = new Set(state.marked);
  const nodes = x
    .slice(0, MOST_NODES)
    .map((_, index) => ({
      index,
      at: at(index),
      name: state.names?.[index] ?? String(index),
      group: groupOf(state, index),
      isMarked: marked.has(index),
    }))
    .filter(node => node.at.every(Number.isFinite));
  const places = new Map(nodes.map(node => [node.index, node.at]));
  return { width, height, radius, isNamed, nodes, edges: placedEdges(state, places, radius) };
}

function groupOf({ classes = [], classOf = [] }: NodeLinkState, node: number): number {
  const group = classOf[node] ?? -1;
  return classes[group] === undefined ? -1 : group;
}

function spanOf(values: readonly number[]): { readonly middle: number; readonly size: number } {
  const [low, high] = extent(values) ?? [0, 0];
  return { middle: low / 2 + high / 2, size: high - low };
}

function placedEdges(state: NodeLinkState, places: ReadonlyMap<number, Point>, radius: number): PlacedEdge[] {
  const { from, to, directed, weights, weightsBack } = state;
  const [, most = 1] = extent([...(weights ?? []), ...(weightsBack ?? [])]) ?? [0, 1];
  const hasHeads = directed && from.length <= MOST_HEADS;
  const widthOf = (weight: number | undefined): number =>
    weight === undefined
      ? WIDTHS.plain
      : WIDTHS.thin + (WIDTHS.wide - WIDTHS.thin) * Math.max(0, Math.min(1, weight / most || 0));
  return from.slice(0, MOST_EDGES).flatMap((node, index): PlacedEdge[] => {
    const [a, b] = [places.get(node), places.get(to[index] as number)];
    if (!a || !b) return [];
    const ends = { index, from: node, to: to[index] as number };
    const width = widthOf(weights?.[index]);
    if (!weightsBack) return [{ ...ends, width, d: lineTo(a, b) + (hasHeads ? head(a, b, radius) : '') }];
    const half: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    return [
      { ...ends, width: widthOf(weightsBack[index]), d: lineTo(a, half) },
      { ...ends, width, d: lineTo(half, b) },
    ];
  });
}

const lineTo = (a: Point, b: Point): string => `M${pixel(a[0])} ${pixel(a[1])}L${pixel(b[0])} ${pixel(b[1])}`;

/** An arrow's head at the rim of the node that it points to. */
function head(a: Point, b: Point, radius: number): string {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const tip: Point = [b[0] - ux * (radius + 2), b[1] - uy * (radius + 2)];
  const wing = (side: number): string =>
    `${pixel(tip[0] - 6 * ux - side * 3.5 * uy)} ${pixel(tip[1] - 6 * uy + side * 3.5 * ux)}`;
  return `M${wing(1)}L${pixel(tip[0])} ${pixel(tip[1])}L${wing(-1)}`;
}

/** The colour and shape of a node of a group. */
export const nodeStyle = (group: number): { readonly colour: string | undefined; readonly marker: Marker } =>
  group < 0 ? { colour: undefined, marker: 'circle' } : seriesStyle(group);
