import { seriesStyle } from '../colour/palette';
import { counted } from '../format/quantity';
import { element, type Child } from '../markup/element';
import type { Picture } from '../markup/picture';
import { axis } from '../plot/axis';
import { dots } from '../plot/dots';
import { legend } from '../plot/legend';
import { pixel } from '../plot/line-path';
import { markers } from '../plot/markers';
import { drawPanel, placeOf, plotSize } from '../plot/panel';
import { evenly } from '../reduce/sample';
import { embeddingPlane, type EmbeddingPlane } from './plane';
import type { EmbeddingState } from './state';

const MOST_POINTS = 4000;
/** Up to here points are told apart by shape as well as hue. */
const MOST_MARKERS = 400;
const SIZE = { ...plotSize, height: 480 } as const;

const NO_TICKS = { ...axis(undefined), ticks: [] };

/** Points in the plane. Distances mean something, coordinates do not: both axes share a scale and have no numbers. */
export function embeddingPicture(state: EmbeddingState): Picture {
  const { title, classes = [], classOf } = state;
  const box = placeOf({ ...SIZE, title: '', x: NO_TICKS, y: NO_TICKS }).box;
  const flat = embeddingPlane(state, { width: box.right - box.left, height: box.bottom - box.top });
  const shown = evenly(flat.x.length, MOST_POINTS).filter(
    i => Number.isFinite(flat.x[i]) && Number.isFinite(flat.y[i]),
  );
  const panel = { ...SIZE, title: '', ...flat.axes };
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
        nameTags(flat, at),
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

function nameTags({ names, sides }: EmbeddingPlane, at: (i: number) => readonly [number, number]): Child {
  return sides.map((side, i) => {
    if (!side) return null;
    const [x, y] = at(i);
    const tag = {
      x: pixel(x + (side.left ? -5 : 5)),
      y: pixel(y + (side.above ? -4 : 12)),
      'text-anchor': side.left ? 'end' : null,
    };
    return element('text', { class: 'ink small', ...tag }, names[i] ?? '');
  });
}
