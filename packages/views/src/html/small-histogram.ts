import { palette } from '../colour/palette';
import { element, type Markup } from '../markup/element';

const SIZE = { width: 72, height: 20 } as const;

/** A histogram as small as a word; without text in it, so that a viewer that drops inline SVG leaves nothing behind. */
export function columns(counts: readonly number[], colour: string = palette.blue): Markup {
  const most = counts.reduce((high, count) => Math.max(high, count), 0);
  const step = SIZE.width / Math.max(1, counts.length);
  const path = counts.map((count, i) => {
    const height = most > 0 ? (SIZE.height * count) / most : 0;
    return `M${(i * step).toFixed(1)} ${SIZE.height}v${(-height).toFixed(1)}h${Math.max(0.5, step - 0.5).toFixed(1)}v${height.toFixed(1)}z`;
  });
  return element(
    'svg',
    { ...SIZE, viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, 'aria-hidden': 'true' },
    element('path', { d: path.join(''), fill: colour }),
  );
}
