import { palette } from '../colour/palette';
import { counted } from '../format/quantity';
import { element, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { pixel } from '../plot/line-path';
import { boxLines, layerGraph, type GraphEdge, type GraphNode, type LayerGraph } from './graph';
import type { ModelSummaryState } from './state';

const WIDEST = 920;

/** The model's layers as boxes and what flows between them as lines. */
export function graphPicture({ name, layers }: ModelSummaryState): Picture {
  const { width, height, nodes, edges } = fitting(layers);
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    alt: `Graph of ${name}: ${
      edges
        .slice(0, 60)
        .map(({ from, to }) => `${from} to ${to}`)
        .join(', ') || counted(layers.length, 'layer')
    }`,
    children: [edges.map(drawEdge), nodes.map(drawNode)],
  };
}

/** From left to right where that fits a view's width, else from top to bottom. */
function fitting(layers: ModelSummaryState['layers']): LayerGraph {
  const right = layerGraph(layers, 'right');
  if (right.width <= WIDEST) return right;
  const down = layerGraph(layers, 'down');
  return down.width < right.width ? down : right;
}

function drawEdge({ points }: GraphEdge): Markup {
  const path = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${pixel(x)} ${pixel(y)}`).join('');
  const [before, end] = points.slice(-2);
  return element(
    'g',
    {},
    element('path', { class: 'quietline', d: path, 'stroke-width': 1.3 }),
    before && end && element('path', { class: 'muted', d: 'M0 0l-7 -3.5v7z', transform: arrow(before, end) }),
  );
}

type Point = GraphEdge['points'][number];

function arrow(before: Point, end: Point): string {
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return `translate(${pixel(end.x)} ${pixel(end.y)}) rotate(${pixel(angle)})`;
}

function drawNode({ layer, x, y, width, height }: GraphNode): Markup {
  const [name, type] = boxLines(layer);
  const nested = layer.layers === undefined ? '' : ` · ${counted(layer.layers.length, 'layer')}`;
  const line = layer.trainable ? (layer.parameters > 0 ? palette.blue : null) : palette.orange;
  const box = { x: x - width / 2, y: y - height / 2, width, height, rx: 5 };
  return element(
    'g',
    {},
    element('title', {}, `${layer.name}: ${layer.type}${nested}${layer.trainable ? '' : ', frozen'}`),
    element('rect', { class: 'surface', ...box }),
    element('rect', {
      class: 'frame',
      ...box,
      style: line && `stroke:${line}`,
      'stroke-width': layer.layers ? 2.5 : 1.3,
    }),
    element('text', { class: 'ink', x, y: y - 2, 'text-anchor': 'middle' }, name),
    element('text', { class: 'muted small', x, y: y + 12, 'text-anchor': 'middle' }, type),
  );
}
