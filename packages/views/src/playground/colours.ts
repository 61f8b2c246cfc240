import type { ColourScale } from '../colour/colour-scale';
import { diverging } from '../colour/scales';
import { classColour, surfaceScale } from '../decision-surface/class-colour';

/** Outputs and activations: orange at -1, white at 0, blue at 1 and beyond. */
export const activationScale: ColourScale = {
  low: -1,
  high: 1,
  at: share => diverging(2 * share - 1),
  prominence: value => Math.abs(value),
};

/** The colours of the output's map: signs of one output, or classes. */
export const outputScale = (classes: number): ColourScale =>
  classes > 2 ? surfaceScale(classes) : activationScale;

/** The colour of a point, of the same scale as the map under it. */
export const pointColour = (label: number, classes: number): string =>
  classes > 2 ? classColour(Math.max(0, Math.round(label) || 0), classes) : classColour(label < 0 ? 0 : 1, 2);
