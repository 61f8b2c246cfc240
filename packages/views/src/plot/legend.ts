import type { SeriesStyle } from '../colour/palette';
import { element, type Attributes, type Markup } from '../markup/element';
import { shorten } from '../format/label';
import { curveStroke, detailStroke } from './curve-stroke';
import { markers } from './markers';
import { referenceLine } from './reference';
import { textWidth } from './text-width';

export interface LegendEntry {
  readonly label: string;
  readonly style: SeriesStyle;
  /** Whether the entry shows the marker as well as the line. */
  readonly marked?: boolean;
  /** `'points'` leaves the line out. */
  readonly form?: 'lines' | 'points' | 'linesAndPoints';
  /** Drawn thin and pale. */
  readonly detail?: boolean;
  /** Drawn as a reference is. */
  readonly isReference?: boolean;
}

const SWATCH = 24;
const SPACE = 14;

/** Entries in a row that ends at `right`; those that do not fit between `left` and `right` are counted instead. */
export function legend(entries: readonly LegendEntry[], left: number, right: number, y: number): Markup[] {
  const cut = entries.map(entry => ({ ...entry, label: shorten(entry.label, 24) }));
  const shown = fitting(cut, right - left);
  const rest = entries.length - shown.length;
  const parts = shown.map(entry => ({
    draw: (x: number) => drawEntry(entry, x, y),
    width: entryWidth(entry),
  }));
  if (rest > 0)
    parts.push({ draw: x => note(`and ${rest} more`, x, y), width: textWidth(`and ${rest} more`) + SPACE });
  let x = right - parts.reduce((sum, part) => sum + part.width, 0) + SPACE;
  return parts.map(part => {
    const drawn = part.draw(x);
    x += part.width;
    return drawn;
  });
}

function fitting(entries: readonly LegendEntry[], room: number): readonly LegendEntry[] {
  let used = 0;
  const all = entries.filter(entry => (used += entryWidth(entry)) <= room + SPACE);
  if (all.length === entries.length) return all;
  used = textWidth('and 99 more');
  return entries.filter(entry => (used += entryWidth(entry)) <= room);
}

const entryWidth = (entry: LegendEntry): number => SWATCH + 5 + textWidth(entry.label) + SPACE;

const note = (label: string, x: number, y: number): Markup =>
  element('text', { class: 'muted legendmore', x, y }, label);

function drawEntry(entry: LegendEntry, x: number, y: number): Markup {
  const { label, style, marked, form } = entry;
  const middle = y - 4;
  return element(
    'g',
    {},
    form !== 'points' &&
      element('line', {
        x1: x,
        x2: x + SWATCH,
        y1: middle,
        y2: middle,
        ...strokeOf(entry),
      }),
    (marked || form === 'points') && markers(style.marker, style.colour, [[x + SWATCH / 2, middle]]),
    element('text', { class: 'muted legendtext', x: x + SWATCH + 5, y }, label),
  );
}

function strokeOf({ style, detail = false, isReference = false }: LegendEntry): Attributes {
  if (isReference) return referenceLine;
  return detail ? detailStroke(style) : curveStroke(style);
}
