import { element, type Child, type Markup } from '../markup/element';
import { fonts, widths } from '../colour/theme';
import { position, type Axis } from './axis';
import { pixel } from './line-path';
import { textWidth } from './text-width';

/** The box in which data is drawn. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels across and down. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A plot without its data: title, frame, axes. All views with axes share it, so that they line up. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
}

/** Where a panel's data goes. */
export interface Place {
  readonly box: Box;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** The natural size of a panel: two stand side by side in a full-width view, one fills a narrow one. */
export const panelSize = { width: 460, height: 264 } as const;

/** The natural size of a plot whose axes have the same scale. */
export const squareSize = { width: 430, height: 430 } as const;

/** The natural size of a view's only plot: as wide as the view. */
export const plotSize = { width: widths.picture, height: 340 } as const;

const GAP = 7;

/** The room that a panel leaves for its data. The left margin follows the longest tick label. */
export function placeOf({ width, height, x, y }: Panel): Place {
  const labels = Math.max(y.room ?? 12, ...y.ticks.map(tick => textWidth(tick.label)));
  const box = {
    left: Math.ceil(labels) + GAP + 3 + (y.label ? fonts.size + 6 : 0),
    top: 30,
    right: width - Math.max(10, Math.ceil(textWidth(x.ticks.at(-1)?.label ?? '') / 2) + 2),
    bottom: height - tickRoom(x) - (x.label ? 16 : 0),
  };
  const [from, to] = y.down ? [box.top, box.bottom] : [box.bottom, box.top];
  return { box, x: position(x, box.left, box.right), y: position(y, from, to) };
}

/** The panel whose data gets `data` pixels, at least `least` wide in all. */
export function panelOf(
  { title, x, y }: Pick<Panel, 'title' | 'x' | 'y'>,
  data: { readonly width: number; readonly height: number },
  least = 0,
): { readonly panel: Panel; readonly place: Place } {
  const { box } = placeOf({ title, x, y, width: 2000, height: 2000 });
  const taken = { width: 2000 - (box.right - box.left), height: 2000 - (box.bottom - box.top) };
  const width = Math.ceil(data.width + taken.width);
  const panel = { title, x, y, width, height: Math.ceil(data.height + taken.height) };
  return { panel: { ...panel, width: Math.max(width, Math.ceil(least)) }, place: placeOf(panel) };
}

/** Height of the labels below a panel. */
function tickRoom(x: Axis): number {
  return x.slanted ? 14 + 0.72 * Math.max(0, ...x.ticks.map(tick => textWidth(tick.label))) : 22;
}

/** Draws the panel with `marks` in it, clipped to the frame. */
export function drawPanel(panel: Panel, place: Place, marks: readonly Child[]): readonly Markup[] {
  const { box } = place;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  return [
    element('text', { class: 'ink strong', x: box.left, y: 19 }, panel.title),
    ...panel.y.ticks.map(tick => yTick(tick.label, place.y(tick.value), box)),
    ...panel.x.ticks.map(tick => xTick(tick.label, place.x(tick.value), box, panel.x.slanted ?? false)),
    ...axisLabels(panel, box),
    element('rect', { class: 'frame', x: box.left, y: box.top, width, height }),
    clipped(box, marks),
  ];
}

/** Marks may stick out of the frame by half a marker and no further. */
function clipped({ left, top, right, bottom }: Box, marks: readonly Child[]): Markup {
  const [x, y, width, height] = [left - 4, top - 4, right - left + 8, bottom - top + 8];
  return element('svg', { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` }, marks);
}

function yTick(label: string, y: number, box: Box): Markup {
  return element(
    'g',
    { class: 'ytick' },
    element('line', { class: 'grid', x1: box.left, x2: box.right, y1: y, y2: y }),
    element('text', { class: 'muted', x: box.left - GAP, y: y + 4, 'text-anchor': 'end' }, label),
  );
}

function xTick(label: string, x: number, box: Box, slanted: boolean): Markup {
  const turned = {
    transform: `translate(${pixel(x + 4)} ${pixel(box.bottom + 12)}) rotate(-45)`,
    'text-anchor': 'end',
  };
  const upright = { x, y: box.bottom + 16, 'text-anchor': 'middle' };
  return element(
    'g',
    { class: 'xtick' },
    element('line', { class: 'grid', x1: x, x2: x, y1: box.top, y2: box.bottom }),
    element('text', { class: 'muted', ...(slanted ? turned : upright) }, label),
  );
}

function axisLabels(panel: Panel, box: Box): Markup[] {
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  return [
    element(
      'text',
      { class: 'muted xtitle', x: middleX, y: panel.height - 6, 'text-anchor': 'middle' },
      panel.x.label,
    ),
    element(
      'text',
      {
        class: 'muted ytitle',
        transform: `translate(${fonts.size} ${middleY}) rotate(-90)`,
        'text-anchor': 'middle',
      },
      panel.y.label,
    ),
  ].filter((_, i) => (i === 0 ? panel.x.label : panel.y.label) !== '');
}
