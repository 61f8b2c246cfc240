import * as v from 'valibot';
import { matrix, pixels } from '../validation/parts';
import type { ImageOverlayState } from './state';

export const imageOverlaySchema: v.GenericSchema<unknown, ImageOverlayState> = v.object({
  title: v.string(),
  items: v.array(v.object({ label: v.string(), image: pixels, overlay: matrix })),
  colours: v.picklist(['intensity', 'diverging']),
  measure: v.string(),
});
