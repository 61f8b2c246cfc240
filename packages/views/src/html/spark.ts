import { palette } from '../colour/palette';
import { element, type Markup } from '../markup/element';
import { linePath } from '../plot/line-path';
import { minMax } from '../reduce/min-max';

const SIZE = { width: 96, height: 22 } as const;

/** A curve as small as a word, between the ends of a scale that it shares with those beside it; without text in it, so that a viewer that drops inline SVG leaves nothing behind. */
export function spark(values: readonly (number | null)[], span: readonly [number, number]): Markup {
  const { x, y } = minMax({ x: values.map((_, i) => i), y: values }, 2 * SIZE.width);
  const [low, high] = span;
  const across = (value: number): number => 2 + (value / Math.max(1, values.length - 1)) * (SIZE.width - 4);
  const down = (value: number): number =>
    SIZE.height - 3 - ((value - low) / (high - low || 1)) * (SIZE.height - 6);
  const d = linePath({ x, y }, across, down);
  return element(
    'svg',
    { ...SIZE, viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, 'aria-hidden': 'true' },
    element('path', {
      d,
      fill: 'none',
      stroke: palette.blue,
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
    }),
  );
}
