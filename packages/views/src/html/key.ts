import type { ColourScale } from '../colour/colour-scale';
import { shorten } from '../format/label';
import { element, type Markup } from '../markup/element';
import { image } from '../markup/picture';
import { colourKey, colourKeyWidth } from '../plot/colour-key';

/** The key of a colour scale that several pictures share, in a picture of its own. */
export function key(scale: ColourScale, measure: string): Markup {
  const words = shorten(measure, 40);
  const width = Math.ceil(colourKeyWidth(scale, words)) + 8;
  const picture = {
    width,
    height: 22,
    alt: `colours of ${words}`,
    children: [colourKey(scale, width - 4, 16, words)],
  };
  return element('div', {}, image(picture));
}
