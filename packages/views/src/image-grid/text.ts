import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { printable } from '../markup/escape';
import { heading } from '../terminal/heading';
import type { ImageGridState } from './state';

export function imageGridText({ title, images, total }: ImageGridState): string {
  const [first] = images;
  const size = first === undefined ? '' : `${first.pixels.width} × ${first.pixels.height} pixels`;
  const labels = images
    .slice(0, 100)
    .flatMap(({ label, wrong }) =>
      label === undefined ? [] : [`${shorten(label, 30)}${wrong ? ' ✗' : ''}`],
    );
  const head = heading('Images', title, counted(Math.max(total ?? 0, images.length), 'image'), size);
  return [head, ...(labels.length > 0 ? [printable(labels.join('  '))] : [])].join('\n');
}
