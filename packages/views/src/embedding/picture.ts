import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { element, type Child } from '../markup/element';
import type { Picture } from '../markup/picture';
import { axis, type Axis } from '../plot/axis';
import { dots } from '../plot/dots';
import { legend } from '../plot/legend';
import { pixel } from '../plot/line-path';
import { markers } from '../plot/markers';
import { drawPanel, placeOf } from '../plot/panel';
import { extent } from '../reduce/extent';
import { evenly } from '../reduce/sample';
import { nameSides } from './name-sides';
import { project } from './project';
import type { EmbeddingState } from './state';

const MOST_POINTS = 4000;
/** Up to here points are told apart by shape as well as hue, and named. */
const MOST_MARKERS = 400;
const MOST_NAMES = 60;
const SIZE = { width: 560, height: 420 } as const;

/** Points in the plane. Distances mean something, coordinates do not: both axes share a scale and have no numbers. */
export function embeddingPicture(state: EmbeddingState): Picture {
  const { title, classes = [], classOf } = state;
  const flat = project(state);
  const shown = evenly(flat.x.length, MOST_POINTS).filter(
    i => Number.isFinite(flat.x[i]) && Number.isFinite(flat.y[i]),
  );
  const panel = { ...SIZE, title: '', x: bare(flat.x), y: bare(flat.y) };
  const place = placeOf(panel);
  const groups = classOf === undefined ? [shown] : classes.map((_, c) => shown.filter(i => classOf[i] === c));
  const at = (i: number): readonly [number, number] => [
    place.x(flat.x[i] as number),
    place.y(flat.y[i] as number),
  ];
  return {
    ...SIZE,
    alt: `${title}: ${counted(state.x.length, 'point')}${classes.length > 0 ? ` in ${counted(classes.length, 'class', 'classes')}` : ''}`,
    children: [
      ...drawPanel(panel, place, [
        groups.map((group, g) => drawGroup(group.map(at), g, shown.length)),
        shown.length <= MOST_NAMES && nameTags(state, shown, at),
      ]),
      ...legend(
        classes.map((label, i) => ({ label, style: seriesStyle(i), marked: true, form: 'points' })),
        place.box.left,
        place.box.right,
        19,
      ),
    ],
  };
}

function drawGroup(points: readonly (readonly [number, number])[], group: number, count: number): Child {
  const { marker, colour } = seriesStyle(group);
  return count <= MOST_MARKERS
    ? markers(marker, colour, points)
    : dots(points, colour, count > 1500 ? 3 : 4, 0.75);
}

function nameTags(
  { names }: EmbeddingState,
  shown: readonly number[],
  at: (i: number) => readonly [number, number],
): Child {
  const places = shown.map(at);
  const sides = nameSides(
    places.map(([x]) => x),
    // Pixels count downwards.
    places.map(([, y]) => -y),
    shown.map(i => shorten(names?.[i] ?? '', 18)),
  );
  return (
    names &&
    shown.map((i, index) => {
      const [x, y] = places[index] as readonly [number, number];
      const side = sides[index];
      if (!side) return null;
      const { left, above } = side;
      const tag = {
        x: pixel(x + (left ? -5 : 5)),
        y: pixel(y + (above ? -4 : 12)),
        'text-anchor': left ? 'end' : null,
      };
      return element('text', { class: 'ink small', ...tag }, shorten(names[i] ?? '', 18));
    })
  );
}

/** An axis with a margin and without ticks. */
function bare(values: readonly number[]): Axis {
  const [low, high] = extent(values) ?? [0, 1];
  const margin = (high - low || 1) * 0.05;
  return { ...axis([low - margin, high + margin], { nice: false }), ticks: [] };
}
