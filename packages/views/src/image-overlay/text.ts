import { formatNumber } from '../format/number';
import { shorten } from '../format/label';
import { extent } from '../reduce/extent';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import type { ImageOverlayState, OverlaidImage } from './state';

/** For each image where its map is strongest: a terminal has no picture to put it on. */
export function imageOverlayText({ title, items, measure }: ImageOverlayState): string {
  return [heading(title, measure), textTable([{}, {}, {}], items.slice(0, 30).map(itemRow))].join('\n');
}

function itemRow({ label, image, overlay: { columns, rows, values } }: OverlaidImage): string[] {
  const [low, high] = extent(values) ?? [NaN, NaN];
  const at = Math.max(0, values.indexOf(high));
  const x = Math.round((((at % columns) + 0.5) / columns) * image.width);
  const y = Math.round(((Math.floor(at / columns) + 0.5) / rows) * image.height);
  return [shorten(label, 40), `${formatNumber(low)} to ${formatNumber(high)}`, `strongest at x ${x}, y ${y}`];
}
