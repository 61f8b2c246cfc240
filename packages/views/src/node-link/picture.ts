import { seriesStyle } from '../colour/palette';
import { colourFrom, readableOn } from '../colour/scales';
import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { element, type Child } from '../markup/element';
import type { Picture } from '../markup/picture';
import { legend } from '../plot/legend';
import { pixel } from '../plot/line-path';
import { MARKER_SIZE, markersPath } from '../plot/markers';
import { nodeStyle, placedGraph, type PlacedGraph, type PlacedNode } from './geometry';
import type { NodeLinkState } from './state';

const WIDTH = 720;
/** Room for the legend. */
const TOP = 26;

/** Nodes as shapes in the colour of their class, edges as lines as wide as they are strong. */
export function nodeLinkPicture(state: NodeLinkState): Picture {
  const { title, classes = [] } = state;
  const graph = placedGraph(state, WIDTH, classes.length > 0 ? TOP : 0);
  return {
    width: WIDTH,
    height: Math.ceil(graph.height),
    alt: `${title}: ${counted(state.x.length, 'node')}, ${counted(state.from.length, 'edge')}${classes.length > 0 ? `, in ${counted(classes.length, 'class', 'classes')}` : ''}`,
    children: [
      lines(graph),
      graph.isNamed ? graph.nodes.map(node => mark(node, graph)) : crowd(graph),
      ...legend(
        classes.map((label, i) => ({ label, style: seriesStyle(i), marked: true, form: 'points' })),
        4,
        WIDTH - 4,
        17,
      ),
    ],
  };
}

/** Edges of the same width in one path. */
function lines({ edges }: PlacedGraph): Child {
  const paths = new Map<number, string[]>();
  for (const { d, width } of edges) {
    const rounded = Math.round(width * 5) / 5;
    paths.set(rounded, [...(paths.get(rounded) ?? []), d]);
  }
  return [...paths]
    .sort(([a], [b]) => a - b)
    .map(([width, d]) =>
      element('path', {
        class: 'quietline',
        d: d.join(''),
        'stroke-width': width,
        'stroke-opacity': 0.6,
      }),
    );
}

/** Nodes too many for names: those of one class are one path. */
function crowd({ nodes, radius }: PlacedGraph): Child {
  const scale = (2 * radius) / MARKER_SIZE;
  const ring = ({ at: [x, y] }: PlacedNode): Child =>
    element('circle', { class: 'inkline', cx: x, cy: y, r: radius + 4, 'stroke-width': 2 });
  const groups = [...new Set(nodes.map(({ group }) => group))];
  const paths = groups.map(group => {
    const { colour, marker } = nodeStyle(group);
    const of = nodes.filter(node => node.group === group);
    const d = markersPath(
      marker,
      of.map(({ at: [x, y] }) => [x / scale, y / scale] as const),
    );
    return element('path', {
      d,
      transform: `scale(${pixel(scale)})`,
      ...(colour === undefined ? { class: 'fillgrid' } : { fill: colour }),
    });
  });
  return [nodes.filter(({ isMarked }) => isMarked).map(ring), paths];
}

function mark(node: PlacedNode, { radius, isNamed }: PlacedGraph): Child {
  const { at, group, isMarked, name } = node;
  const { colour, marker } = nodeStyle(group);
  const [x, y] = at;
  const place = `translate(${pixel(x)} ${pixel(y)}) scale(${pixel((2 * radius) / MARKER_SIZE)})`;
  const d = markersPath(marker, [[0, 0]]);
  return [
    isMarked && element('circle', { class: 'inkline', cx: x, cy: y, r: radius + 4, 'stroke-width': 2 }),
    element('path', { class: 'surface', d, transform: place }),
    element('path', {
      d,
      transform: place,
      ...(colour === undefined ? { class: 'fillgrid' } : { fill: colour }),
    }),
    isNamed && label(name, x, y, radius, colour),
  ];
}

/** Short names stand in their node, longer ones below it. */
function label(name: string, x: number, y: number, radius: number, colour: string | undefined): Child {
  const inside = Array.from(name).length <= (radius > 10 ? 3 : 2);
  const on = inside && colour !== undefined ? { fill: readableOn(colourFrom(colour)) } : { class: 'ink' };
  return element(
    'text',
    {
      ...on,
      x: pixel(x),
      y: pixel(inside ? y + 3.8 : y + radius + 12),
      'text-anchor': 'middle',
      style: 'font-size:10.5px',
    },
    shorten(name, 18),
  );
}
