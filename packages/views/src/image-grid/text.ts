import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { printable } from '../markup/escape';
import { heading } from '../terminal/heading';
import { pictureSize } from './size';
import type { ImageGridState } from './state';

export function imageGridText(state: ImageGridState): string {
  const { title, images, total } = state;
  const labels = images
    .slice(0, 100)
    .flatMap(({ label, wrong }) =>
      label === undefined ? [] : [`${shorten(label, 30)}${wrong ? ' ✗' : ''}`],
    );
  const head = heading(
    'Images',
    title,
    counted(Math.max(total ?? 0, images.length), 'image'),
    pictureSize(state),
  );
  return [head, ...(labels.length > 0 ? [printable(labels.join('  '))] : [])].join('\n');
}
