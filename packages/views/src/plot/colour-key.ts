import type { ColourScale } from '../colour/colour-scale';
import { hex } from '../colour/scales';
import { formatNumber } from '../format/number';
import { element, type Markup } from '../markup/element';
import { textWidth } from './text-width';

const STEPS = 24;
const STRIP = { width: 84, height: 9 } as const;
const GAP = 6;

/** A strip of a colour scale between the values at its ends, on one line that ends at `right`. */
export function colourKey(scale: ColourScale, right: number, baseline: number, measure = ''): Markup {
  const [from, to] = [
    `${measure === '' ? '' : `${measure}  `}${formatNumber(scale.low, 3)}`,
    formatNumber(scale.high, 3),
  ];
  const end = right - textWidth(to, 11.5) - GAP;
  const start = end - STRIP.width;
  return element(
    'g',
    {},
    element('text', { class: 'muted small', x: start - GAP, y: baseline, 'text-anchor': 'end' }, from),
    strip(scale, start, baseline - STRIP.height),
    element('text', { class: 'muted small', x: end + GAP, y: baseline }, to),
  );
}

/** The room that the key takes. */
export function colourKeyWidth(scale: ColourScale, measure = ''): number {
  const words = [measure, formatNumber(scale.low, 3), formatNumber(scale.high, 3)];
  return STRIP.width + 4 * GAP + words.reduce((sum, word) => sum + textWidth(word, 11.5), 0);
}

function strip(scale: ColourScale, x: number, y: number): Markup[] {
  const step = STRIP.width / STEPS;
  return Array.from({ length: STEPS }, (_, i) => {
    const fill = hex(scale.at(i / (STEPS - 1)));
    return element('rect', { x: x + i * step, y, width: step + 0.5, height: STRIP.height, fill });
  });
}
