import * as v from 'valibot';
import { pixels, wholeNumber } from '../validation/parts';
import type { ImageGridState } from './state';

export const imageGridSchema: v.GenericSchema<unknown, ImageGridState> = v.object({
  title: v.string(),
  columns: v.exactOptional(v.pipe(wholeNumber, v.minValue(1))),
  images: v.array(
    v.object({ pixels, label: v.exactOptional(v.string()), wrong: v.exactOptional(v.boolean()) }),
  ),
  total: v.exactOptional(wholeNumber),
  reducedFrom: v.exactOptional(v.object({ width: wholeNumber, height: wholeNumber })),
});
