import type { SeriesStyle } from '../colour/palette';
import type { Attributes } from '../markup/element';

/** How the line of a curve is drawn. */
export const curveStroke = ({ colour, dash }: SeriesStyle): Attributes => ({
  stroke: colour,
  'stroke-width': 2,
  'stroke-dasharray': dash || null,
});

/** How a curve is drawn that lies behind its own smoother course: thin and pale. */
export const detailStroke = ({ colour }: SeriesStyle): Attributes => ({
  stroke: colour,
  'stroke-width': 1,
  'stroke-opacity': 0.5,
});
