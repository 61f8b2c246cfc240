import { palette } from '../colour/palette';
import { element, type Markup } from '../markup/element';

/** A bar of `share` (0 to 1); without text in it, so that a viewer that drops inline SVG leaves nothing behind. */
export function bar(share: number, width = 88, colour: string = palette.blue): Markup {
  const length = Math.max(share > 0 ? 1 : 0, width * Math.min(1, Math.max(0, share)));
  return element(
    'svg',
    { width, height: 10, viewBox: `0 0 ${width} 10`, 'aria-hidden': 'true' },
    element('rect', { width, height: 10, rx: 2, fill: '#888', 'fill-opacity': 0.18 }),
    element('rect', { width: length, height: 10, rx: 2, fill: colour }),
  );
}
